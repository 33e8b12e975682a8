'use client';
import { useEffect, useState } from 'react';
import { mayOnAssessment, tokenScopes } from '@/lib/domain/policy.ts';
import type { RoundKind } from '@/lib/domain/review/answers.ts';
import { lenses } from '@/lib/domain/review/scope.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { MemberDto } from '@/lib/protocol/memberDto.ts';
import type { RoundDto } from '@/lib/protocol/roundsDto.ts';
import type { DiffDto, VersionDto } from '@/lib/protocol/versionDto.ts';
import { dueOfFields } from '../library/dueFields.ts';
import { readMembers } from '../share/membersClient.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Note } from '../ui/Note.tsx';
import { DiffView } from '../versions/DiffView.tsx';
import { freezeDraft, readDiff, requestRound } from './roundsClient.ts';
import { ReviewerChoice } from './ReviewerChoice.tsx';

const kinds: readonly { readonly value: RoundKind; readonly label: string }[] = [
  { value: 'team_review', label: 'Team review' },
  { value: 'coordination', label: 'Coordination with other organisations' },
  { value: 'senior_review', label: 'Senior review' },
];

/** Sections one may ask to be reviewed alone. */
export type SectionChoice = { readonly id: string; readonly name: string };

/**
 * Asks members for their view of exactly the draft that lay open when the dialog was opened. Where somebody changed it since,
 * nothing is asked: the difference is shown, and one asks again for the text as it is.
 */
export function RequestReview(props: {
  readonly assessmentId: string;
  readonly meId: string;
  /** Opens the dialog in which others are given access; null: from elsewhere. */
  readonly onShare: (() => void) | null;
  readonly sections: readonly SectionChoice[];
  readonly scales: readonly Scale[];
  readonly onClose: () => void;
  readonly onAsked: (round: RoundDto) => void;
}) {
  const { assessmentId } = props;
  const [version, setVersion] = useState<VersionDto | null>(null);
  const [members, setMembers] = useState<readonly MemberDto[] | null>(null);
  const [kind, setKind] = useState<RoundKind>('team_review');
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [due, setDue] = useState({ date: '', time: '' });
  const [note, setNote] = useState('');
  const [scope, setScope] = useState('whole');
  const [moved, setMoved] = useState<DiffDto | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    let isGone = false;
    void Promise.all([freezeDraft(assessmentId), readMembers(assessmentId)]).then(([frozen, read]) => {
      if (isGone) return;
      if (frozen.ok) setVersion(frozen.value);
      else setFault(frozen.error.message);
      if (read.ok) setMembers(read.value.filter(mayAnswer));
      else setFault(read.error.message);
    });
    return () => {
      isGone = true;
    };
  }, [assessmentId]);

  const submit = async () => {
    if (isBusy || version === null) return;
    if (chosen.size === 0) {
      setFault('Choose at least one person to ask.');
      return;
    }
    if (kind === 'coordination' && [...chosen.values()].some((organisation) => organisation.trim() === '')) {
      setFault('Say for each person which organisation they answer for.');
      return;
    }
    const at = dueOfFields(due.date, due.time);
    if (!at.ok) {
      setFault(at.error);
      return;
    }
    setFault(null);
    setBusy(true);
    const asked = await requestRound(assessmentId, {
      kind,
      reviewers: [...chosen.keys()],
      ...(kind === 'coordination' ? { organisations: Object.fromEntries(chosen) } : {}),
      contentHash: moved?.sha256.to ?? version.sha256,
      scope: scopeOf(scope),
      dueAt: at.value,
      note,
    });
    if (asked.ok) {
      props.onAsked(asked.value);
      return;
    }
    const diff = asked.error.kind === 'draft-moved' ? await readDiff(assessmentId, version.number, 'draft') : null;
    setBusy(false);
    if (diff?.ok === true) setMoved(diff.value);
    else setFault(asked.error.message);
  };

  return (
    <Dialog
      open
      width={moved === null ? 560 : 860}
      onOpenChange={props.onClose}
      title="Request review"
      description="The text is pinned as it is now. Reviewers decide on exactly that text."
    >
      <Form onSubmit={submit} fault={fault}>
        {moved === null ? null : (
          <div className="moved">
            <Note tone="warn" urgent>
              <b>The draft has changed since you opened this.</b> Nothing was asked yet. Look at the changes, then ask
              for the text as it is now.
            </Note>
            <DiffView diff={moved} scales={props.scales} title="What changed meanwhile" />
          </div>
        )}
        <Field label="Kind">
          {(control) => (
            <select {...control} value={kind} onChange={(event) => setKind(event.currentTarget.value as RoundKind)}>
              {kinds.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ReviewerChoice
          members={members}
          chosen={chosen}
          withOrganisations={kind === 'coordination'}
          meId={props.meId}
          onShare={props.onShare}
          onChange={setChosen}
        />
        <Field label="What to look at">
          {(control) => (
            <select {...control} value={scope} onChange={(event) => setScope(event.currentTarget.value)}>
              <option value="whole">The whole text</option>
              {lenses.map((lens) => (
                <option key={lens} value={`lens:${lens}`}>
                  The whole text, for {lens}
                </option>
              ))}
              {props.sections.map(({ id, name }) => (
                <option key={id} value={`section:${id}`}>
                  Only the section {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="due-fields">
          <Field label="Due on" hint="Empty: no due date.">
            {(control) => (
              <input
                {...control}
                type="date"
                max="9999-12-31"
                value={due.date}
                onChange={(event) => setDue({ ...due, date: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field label="At" hint="17:00 unless told.">
            {(control) => (
              <input
                {...control}
                type="time"
                value={due.time}
                onChange={(event) => setDue({ ...due, time: event.currentTarget.value })}
              />
            )}
          </Field>
        </div>
        <Field label="Note to the reviewers">
          {(control) => (
            <textarea
              {...control}
              dir="auto"
              rows={2}
              maxLength={4000}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
        </Field>
        {version === null && fault !== null ? (
          <Button onClick={props.onClose}>Close</Button>
        ) : (
          <DialogActs onCancel={props.onClose} busy={isBusy} busyWords="Asking…">
            {moved === null ? 'Request review' : 'Request review of the text as it is now'}
          </DialogActs>
        )}
      </Form>
    </Dialog>
  );
}

const mayAnswer = ({ role }: MemberDto): boolean =>
  mayOnAssessment({ scopes: tokenScopes }, role, 'rounds.answer', 'draft');

function scopeOf(chosen: string): object {
  const kind = chosen.split(':', 1)[0];
  const value = chosen.slice(chosen.indexOf(':') + 1);
  if (kind === 'lens') return { kind, lens: value };
  return kind === 'section' ? { kind: 'sections', sections: [value] } : { kind: 'whole' };
}
