'use client';
import './publish.css';
import { Lock } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { AudienceKind } from '@/lib/domain/publications/audienceCeiling.ts';
import type { PublicationKind } from '@/lib/domain/publications/publicationKinds.ts';
import type { PublicationDto, PublishingDto } from '@/lib/protocol/publicationDto.ts';
import type { Topic } from '@/lib/protocol/messages.ts';
import type { DraftConnection } from '../editor/connection/DraftConnection.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Form } from '../ui/Form.tsx';
import { Note } from '../ui/Note.tsx';
import { AudienceChoice, type NamedReader } from './AudienceChoice.tsx';
import { ChangeStatements } from './ChangeStatements.tsx';
import { GateList } from './GateList.tsx';
import { gateRows, type Mend } from './gateRows.ts';
import { publishVersion, readPublishing } from './publishClient.ts';
import { PublishFields } from './PublishFields.tsx';
import { useStatements } from './useStatements.ts';
import { WhatHappens } from './WhatHappens.tsx';

/** What the gates are weighed by, and what is said of changes. */
const weighed: readonly Topic[] = ['checks', 'publications', 'rounds', 'statements', 'threads', 'waivers'];

/**
 * Publishes the draft as it is: first everything that must be settled, each with the way to mend it, then what readers are told.
 * The server weighs all of it anew; where it says no, the dialog shows what it says.
 */
export function PublishDialog(props: {
  readonly assessmentId: string;
  readonly myName: string;
  /** Changes that are not yet stored. */
  readonly unsaved: number;
  /** Tells what others change meanwhile. */
  readonly connection: DraftConnection | null;
  readonly onMend: (mend: Mend) => void;
  readonly onClose: () => void;
  readonly onPublished: (made: PublicationDto) => void;
}) {
  const { assessmentId, unsaved, connection } = props;
  const [state, setState] = useState<PublishingDto | null>(null);
  const [kind, setKind] = useState<PublicationKind>('initial');
  const [summary, setSummary] = useState('');
  const [audience, setAudience] = useState<AudienceKind>('link');
  const [people, setPeople] = useState<readonly NamedReader[]>([]);
  const [tell, setTell] = useState(true);
  const [supersede, setSupersede] = useState(true);
  const statements = useStatements(assessmentId, state?.statements ?? null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [asked, setAsked] = useState(0);
  const isFirst = useRef(true);
  const isStored = unsaved === 0;

  useEffect(() => {
    let isGone = false;
    void readPublishing(assessmentId).then((answer) => {
      if (isGone) return;
      if (!answer.ok) {
        setFault(answer.error.message);
        return;
      }
      setState(answer.value);
      // What is being written in the dialog stays.
      if (!isFirst.current) return;
      isFirst.current = false;
      setKind(answer.value.kind);
      setSummary(answer.value.changeSummary);
    });
    return () => {
      isGone = true;
    };
    // Read again once what was not stored is, and when others change what it is weighed by.
  }, [assessmentId, asked, isStored]);

  useEffect(
    () =>
      connection?.onNews((topic) => {
        if (topic === null || weighed.includes(topic)) setAsked((before) => before + 1);
      }),
    [connection],
  );

  if (state === null) {
    return (
      <Dialog open width={820} onOpenChange={props.onClose} title="Publish">
        {fault === null ? (
          <output className="muted">Weighing the draft…</output>
        ) : (
          <Note tone="bad" urgent>
            {fault}
          </Note>
        )}
        <div className="acts end">
          <Button onClick={props.onClose}>Close</Button>
        </div>
      </Dialog>
    );
  }

  const rows = gateRows(state, audience, unsaved);
  const open = rows.filter(({ isSettled }) => !isSettled);
  // The audience is chosen here: what only it holds up is mended here.
  const isReady = open.every(({ id }) => id === 'marking');
  const isBlocked = open.length > 0 || state.isPublished;
  const submit = async (): Promise<void> => {
    if (isBusy || isBlocked) return;
    if (audience === 'named' && people.length === 0) return setFault('Name at least one reader.');
    if (state.previous !== null && summary.trim() === '') return setFault('Say what has changed, for readers.');
    setFault(null);
    setBusy(true);
    if (!(await statements.settled())) {
      setBusy(false);
      return setFault('What was said of a change could not be kept.');
    }
    const made = await publishVersion(assessmentId, {
      contentHash: state.contentHash,
      kind,
      changeSummary: summary,
      audience: audience === 'named' ? { userIds: people.map(({ userId }) => userId) } : audience,
      tell,
      supersede: supersede && state.previous?.isStanding === true,
    });
    if (made.ok) return props.onPublished(made.value);
    setBusy(false);
    setFault(made.error.message);
    setAsked((before) => before + 1);
  };

  // What was complained of may be mended by this.
  const mending =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      setFault(null);
      set(value);
    };

  const words = `Publish version ${state.number}`;
  const why = state.isPublished
    ? `Version ${state.number - 1} says exactly this already`
    : `Publishing opens when ${open.length === 1 ? 'the point above is' : `the ${open.length} points above are`} settled`;
  return (
    <Dialog
      open
      width={isReady ? 900 : 820}
      onOpenChange={props.onClose}
      title={words}
      description={`${state.title} · ${state.reference}`}
    >
      <Form className="publish" onSubmit={submit} fault={fault}>
        <div className={isReady ? 'cols' : undefined}>
          <GateList rows={rows} onMend={props.onMend} />
          {isReady ? (
            <div className="say-what">
              <PublishFields
                state={state}
                kind={kind}
                summary={summary}
                tell={tell}
                supersede={supersede}
                onKind={setKind}
                onSummary={mending(setSummary)}
                onTell={setTell}
                onSupersede={setSupersede}
              >
                <AudienceChoice
                  kind={audience}
                  people={people}
                  fault={
                    open.some(({ id }) => id === 'marking') ? 'The paper’s mark does not allow this audience.' : null
                  }
                  onKind={mending(setAudience)}
                  onPeople={mending(setPeople)}
                />
              </PublishFields>
            </div>
          ) : null}
        </div>
        {isReady ? <ChangeStatements statements={state.statements} draft={statements} /> : null}
        {isReady ? <WhatHappens state={state} /> : null}
        <div className="publish-acts">
          <span className="why" id="publish-why">
            {isBlocked ? (
              <>
                <Lock className="i s" /> {why}
              </>
            ) : (
              `Published under your name, ${props.myName}`
            )}
          </span>
          <Button onClick={props.onClose}>{isBlocked ? 'Close' : 'Cancel'}</Button>
          <Button
            look="primary"
            type="submit"
            blocked={isBlocked}
            aria-busy={isBusy}
            {...(isBlocked ? { 'aria-describedby': 'publish-why' } : {})}
          >
            {isBusy ? 'Publishing…' : words}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
