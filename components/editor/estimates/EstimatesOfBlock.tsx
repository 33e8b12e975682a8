'use client';
import './estimates.css';
import type { Editor } from '@tiptap/react';
import { EyeOff } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { statementWords } from '@/lib/document/statementWords.ts';
import { revealRefusal } from '@/lib/domain/estimates/revealRefusal.ts';
import { percentOf } from '@/lib/domain/estimates/agreementOn.ts';
import { mayOnAssessment, tokenScopes, type AssessmentRole } from '@/lib/domain/policy.ts';
import type { PollDto } from '@/lib/protocol/estimatesDto.ts';
import { Button } from '../../ui/Button.tsx';
import { FacePile } from '../../ui/Avatar.tsx';
import { useArgument, useArgumentBlock } from '../argument/useArgument.ts';
import { fieldBlock } from '../blocks/fieldEdits.ts';
import type { PaperSettings } from '../blocks/paperSettings.ts';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { speak } from '../shell/speak.tsx';
import type { PollDeed } from './estimatesClient.ts';
import { OwnEstimate } from './OwnEstimate.tsx';
import { namesOf, RevealDialog } from './RevealDialog.tsx';
import { RevealedPoll } from './RevealedPoll.tsx';
import { usePolls } from './usePolls.ts';

export type EstimatesProps = {
  readonly editor: Editor | null;
  readonly assessmentId: string;
  readonly role: AssessmentRole;
  readonly connection: DraftConnection | null;
  readonly settings: PaperSettings;
  readonly isEditable: boolean;
};

/** Blind estimates for the judgment or alternative that the caret is in; nothing elsewhere, and nothing for readers. */
export function EstimatesOfBlock(props: EstimatesProps) {
  const { editor } = props;
  const argument = useArgument(editor);
  const node = argument.byId.get(useArgumentBlock(editor) ?? '');
  const may = (action: 'estimates.read' | 'estimates.give') =>
    mayOnAssessment({ scopes: tokenScopes }, props.role, action, 'draft');
  if (editor === null || node === undefined || !may('estimates.read')) return null;
  if (node.kind !== 'judgment' && node.kind !== 'alternative') return null;
  return <BlockEstimates key={node.id} {...props} editor={editor} blockId={node.id} label={node.label} />;
}

function BlockEstimates(
  props: EstimatesProps & { readonly editor: Editor; readonly blockId: string; readonly label: string },
) {
  const { editor, blockId, label, settings } = props;
  const { polls, fault, change } = usePolls(props.assessmentId, blockId, props.connection);
  const [refused, setRefused] = useState<string | null>(null);
  const section = useRef<HTMLElement>(null);
  const hasAsked = useRef(false);
  const [newest, ...earlier] = polls ?? [];
  const isRevealed = newest !== undefined && newest.revealed !== null;
  useEffect(() => {
    if (!isRevealed || !hasAsked.current) return;
    hasAsked.current = false;
    // The button that opened the question is gone with the open poll: the keyboard goes on at what it showed, once the
    // question has given it back.
    const timer = setTimeout(() => section.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, [isRevealed]);
  const block = fieldBlock(editor.state, blockId);
  if (block === undefined) return null;
  const statement = statementWords(block.node.toJSON());
  const isOwner = mayOnAssessment({ scopes: tokenScopes }, props.role, 'estimates.reveal', 'draft');
  const ran = async (deed: PollDeed, said: string): Promise<string | null> => {
    const answer = await change(deed);
    if (answer.ok) speak(said);
    return answer.ok ? null : answer.error.message;
  };
  return (
    <section ref={section} tabIndex={-1} className="est" aria-label={`Estimates for ${label}`}>
      <h4 className="label">
        Estimates for {label}
        {newest === undefined || newest.number === 1 ? '' : `, asked ${timesOf(newest.number)}`}
      </h4>
      {fault === null ? null : (
        <p className="bad-t" role="alert">
          {fault}
        </p>
      )}
      {polls === null ? null : newest?.revealed ? (
        <>
          <RevealedPoll
            {...{ editor, blockId, label, statement, settings }}
            revealed={newest.revealed}
            isEditable={props.isEditable}
          />
          <p className="muted xs">
            Revealed by {newest.revealed.by} on {dayOf(newest.revealed.at)}.
          </p>
          {refused === null ? null : (
            <p className="bad-t" role="alert">
              {refused}
            </p>
          )}
          {isOwner ? (
            <div className="acts">
              <Button
                small
                onClick={() =>
                  void ran({ what: 'ask' }, `Estimates for ${label} are asked for again.`).then(setRefused)
                }
              >
                Ask again
              </Button>
            </div>
          ) : null}
        </>
      ) : (
        <OpenPoll
          {...{ label, statement, settings, isOwner, ran }}
          poll={newest ?? null}
          onReveal={async () => {
            hasAsked.current = true;
            const refused = await ran({ what: 'reveal' }, `The estimates for ${label} are revealed.`);
            if (refused !== null) hasAsked.current = false;
            return refused;
          }}
        />
      )}
      <Earlier polls={earlier} />
    </section>
  );
}

function OpenPoll(props: {
  readonly label: string;
  readonly statement: string;
  readonly settings: PaperSettings;
  readonly isOwner: boolean;
  readonly poll: PollDto | null;
  /** Answers what was wrong, null when all went well. */
  readonly onReveal: () => Promise<string | null>;
  readonly ran: (deed: PollDeed, said: string) => Promise<string | null>;
}) {
  const { label, poll, ran } = props;
  const [isAsking, setAsking] = useState(false);
  const given = poll?.given ?? [];
  const mine = poll?.mine ?? null;
  const refusal = revealRefusal(given.length);
  return (
    <>
      <p className="muted">
        <EyeOff className="i s" /> Hidden from everybody else until an owner reveals all.
      </p>
      <OwnEstimate
        key={poll?.number ?? 1}
        label={label}
        mine={mine?.probability ?? null}
        settings={props.settings}
        onGive={(probability) => ran({ what: 'give', probability }, `Your estimate for ${label} is kept.`)}
        onTakeBack={() => ran({ what: 'take-back' }, `Your estimate for ${label} is taken back.`)}
      />
      {mine === null ? null : (
        <p>
          You gave <b>{percentOf(mine.probability)}</b>
          {mine.statement === props.statement ? '.' : `, for other words: “${mine.statement}”`}
        </p>
      )}
      {given.length === 0 ? null : (
        <p className="est-who">
          <FacePile people={given} small label="Given" />
          <span>
            <b>Given:</b> {namesOf(given)}.
          </span>
        </p>
      )}
      {poll === null || poll.awaited.length === 0 ? null : (
        <p className="muted">
          <b>Not yet:</b> {namesOf(poll.awaited)}.
        </p>
      )}
      {props.isOwner && given.length > 0 ? (
        <div className="acts">
          <Button
            small
            blocked={refusal !== null}
            aria-describedby={refusal === null ? undefined : 'est-few'}
            onClick={() => setAsking(true)}
          >
            Reveal…
          </Button>
          {refusal === null ? null : (
            <span id="est-few" className="muted xs">
              {refusal}
            </span>
          )}
        </div>
      ) : null}
      {isAsking && poll !== null ? (
        <RevealDialog
          label={label}
          given={given}
          awaited={poll.awaited}
          onReveal={props.onReveal}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** What came out when the same was asked before. */
function Earlier(props: { readonly polls: readonly PollDto[] }) {
  const told = props.polls.flatMap(({ id, number, revealed }) => (revealed === null ? [] : [{ id, number, revealed }]));
  if (told.length === 0) return null;
  return (
    <ul className="est-earlier">
      {told.map(({ id, number, revealed }) => (
        <li key={id}>
          Asked {timesOf(number)}: mean {percentOf(revealed.mean)}, {percentOf(revealed.lowest)} to{' '}
          {percentOf(revealed.highest)}, {revealed.estimates.length} people, {dayOf(revealed.at)}.
        </li>
      ))}
    </ul>
  );
}

/** "the 1st time", "the 2nd time". */
function timesOf(number: number): string {
  const teens = number % 100 >= 11 && number % 100 <= 13;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `the ${number}${ending} time`;
}

const dayOf = (instant: string) =>
  new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
