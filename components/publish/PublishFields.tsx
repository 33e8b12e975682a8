'use client';
import type { ReactNode } from 'react';
import type { PublicationKind } from '@/lib/domain/publications/publicationKinds.ts';
import { maxPublicationText, type PublishingDto } from '@/lib/protocol/publicationDto.ts';
import { Field } from '../ui/Field.tsx';
import { useClock } from '../ui/useClock.ts';

/** What readers are told of a publication: its number, its kind, what changed, and for whom it is. */
export function PublishFields(props: {
  readonly state: PublishingDto;
  readonly kind: PublicationKind;
  readonly summary: string;
  readonly tell: boolean;
  readonly onKind: (kind: PublicationKind) => void;
  readonly onSummary: (summary: string) => void;
  readonly supersede: boolean;
  readonly onTell: (tell: boolean) => void;
  readonly onSupersede: (supersede: boolean) => void;
  /** The audience. */
  readonly children: ReactNode;
}) {
  const { number, previous, because } = props.state;
  const { timeZone } = useClock(previous?.publishedAt ?? '1970-01-01T00:00:00Z');
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone });
  return (
    <>
      <div className="f">
        <span className="field-label">Version number</span>
        <span className="ver">
          <b>{number}</b>
          <span className="muted">
            {previous === null
              ? 'the first.'
              : `follows version ${previous.number} of ${day.format(new Date(previous.publishedAt))}.`}
            <br />A number is never used twice.
          </span>
        </span>
      </div>
      {previous === null ? null : (
        <>
          <fieldset className="f kind">
            <legend className="field-label">Kind of revision</legend>
            <span className="seg">
              {(['administrative', 'substantive'] as const).map((kind) => (
                <button
                  key={kind}
                  type="button"
                  className={props.kind === kind ? 'on' : ''}
                  aria-pressed={props.kind === kind}
                  aria-disabled={kind === 'administrative' && because !== null ? true : undefined}
                  aria-describedby="revision-why"
                  onClick={() => (kind === 'administrative' && because !== null ? undefined : props.onKind(kind))}
                >
                  {kind === 'administrative' ? 'Administrative' : 'Substantive'}
                </button>
              ))}
            </span>
            <p className="hint" id="revision-why">
              {because === null ? 'Nothing of the analysis has changed.' : `Substantive: ${because}`}
            </p>
          </fieldset>
          <Field
            label="Summary of changes, for readers"
            hint={`Drafted from the typed changes since version ${previous.number}. Edit it freely.`}
          >
            {(control) => (
              <textarea
                {...control}
                dir="auto"
                rows={3}
                maxLength={maxPublicationText}
                value={props.summary}
                onChange={(event) => props.onSummary(event.currentTarget.value)}
              />
            )}
          </Field>
        </>
      )}
      {props.children}
      <label className="check">
        <input type="checkbox" checked={props.tell} onChange={(event) => props.onTell(event.currentTarget.checked)} />
        <span>{tellWords(previous)}</span>
      </label>
      {previous?.isStanding === true ? (
        <label className="check">
          <input
            type="checkbox"
            checked={props.supersede}
            onChange={(event) => props.onSupersede(event.currentTarget.checked)}
          />
          <span>
            Put a notice on version {previous.number}: superseded by this one, with this summary. Whoever read it is
            told
          </span>
        </label>
      ) : null}
    </>
  );
}

function tellWords(previous: PublishingDto['previous']): string {
  if (previous === null || previous.readers === 0) return 'Tell the members of this assessment';
  const readers = previous.readers === 1 ? '1 person' : `${previous.readers} people`;
  return `Tell the members, and the ${readers} who read version ${previous.number}, what changed`;
}
