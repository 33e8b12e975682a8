'use client';
import { GitCompare, UserRoundPen } from 'lucide-react';
import { isStatementDue, maxStatementLength } from '@/lib/domain/publications/changeStatement.ts';
import type { PublishingDto } from '@/lib/protocol/publicationDto.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Pill } from '../ui/Pill.tsx';
import type { StatementDraft } from './useStatements.ts';

/** What is said of each judgment's change; before the first version, of the paper as a whole. */
export function ChangeStatements(props: {
  readonly statements: PublishingDto['statements'];
  readonly draft: StatementDraft;
}) {
  const { draft } = props;
  const { base, judgments } = props.statements;
  if (base === null) {
    return (
      <section className="stated" aria-labelledby="publish-stated">
        <h3 id="publish-stated">Coverage</h3>
        <Field
          label="What this follows"
          hint={
            draft.fault(null) ?? 'That it is initial coverage, or which earlier product it follows. Shown to readers.'
          }
        >
          {(control) => (
            <textarea
              {...control}
              dir="auto"
              rows={2}
              maxLength={maxStatementLength}
              value={draft.textOf(null)}
              onChange={(event) => draft.write(null, event.currentTarget.value)}
              onBlur={() => draft.keep(null)}
            />
          )}
        </Field>
        {draft.textOf(null) === '' ? (
          <Button small onClick={() => draft.keep(null, 'Initial coverage.')}>
            It is initial coverage
          </Button>
        ) : null}
      </section>
    );
  }
  if (judgments.length === 0) return null;
  const due = judgments.filter(({ id, change }) => isStatementDue(change) && draft.textOf(id).trim() === '').length;
  return (
    <section className="stated" aria-labelledby="publish-stated">
      <h3 id="publish-stated">
        What changed, judgment by judgment
        {due === 0 ? null : (
          <Pill tone="warn" className="push" icon={<GitCompare className="i" />}>
            {due === 1 ? '1 to be said' : `${due} to be said`}
          </Pill>
        )}
      </h3>
      <ul>
        {judgments.map(({ id, label, change, isAfterApproval, by }) => (
          <li key={id}>
            <Field label={`${label}: ${change}`} hint={draft.fault(id) ?? hintOf(change, by, draft.meanwhile(id))}>
              {(control) => (
                <textarea
                  {...control}
                  dir="auto"
                  rows={2}
                  maxLength={maxStatementLength}
                  value={draft.textOf(id)}
                  onChange={(event) => draft.write(id, event.currentTarget.value)}
                  onBlur={() => draft.keep(id)}
                />
              )}
            </Field>
            {isAfterApproval ? (
              <Pill tone="warn" icon={<UserRoundPen className="i" />}>
                Written after the last approval: no reviewer has read it
              </Pill>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function hintOf(
  change: PublishingDto['statements']['judgments'][number]['change'],
  by: string | null,
  meanwhile: string | undefined,
): string {
  if (meanwhile !== undefined)
    return meanwhile === ''
      ? `${by ?? 'Somebody'} has taken back what stood here. Leaving this field keeps yours.`
      : `${by ?? 'Somebody'} has written meanwhile: “${meanwhile}”. Leaving this field puts yours in its place.`;
  const asked = isStatementDue(change)
    ? 'Name the new information, and why it changes this.'
    : 'Only if it is worth saying.';
  return by === null ? asked : `By ${by}. ${asked}`;
}
