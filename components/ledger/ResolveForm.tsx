'use client';
import { Users } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { brierOfOne } from '@/lib/domain/ledger/brier.ts';
import { observedOf, outcomeNames, outcomes, type Outcome } from '@/lib/domain/ledger/outcome.ts';
import { longDateWords } from '@/lib/domain/text/dateWords.ts';
import {
  maxOutcomeEvidence,
  maxOutcomeLink,
  resolutionInput,
  type LedgerEntryDto,
  type ResolutionInput,
} from '@/lib/protocol/ledgerDto.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import type { LedgerActions } from './LedgerActions.ts';
import { scoreWords } from './ledgerWords.ts';
import { RecordDialog } from './RecordDialog.tsx';

const notes: Readonly<Record<Outcome, string>> = {
  yes: '',
  no: '',
  annulled: 'The question no longer applies; not scored',
  unresolvable: 'No source will settle it; not scored',
};

type Faults = { readonly outcome?: string; readonly evidence?: string; readonly link?: string; readonly day?: string };

/** Asks what happened, since when it is known and what shows it; confirmed before it is recorded, since it stands for good. */
export function ResolveForm(props: {
  readonly entry: LedgerEntryDto;
  readonly today: string;
  readonly resolve: LedgerActions['resolve'];
  readonly onCancel: () => void;
  readonly onResolved: (entry: LedgerEntryDto) => void;
}) {
  const { entry, today } = props;
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [day, setDay] = useState(today);
  const [evidence, setEvidence] = useState('');
  const [link, setLink] = useState('');
  const [faults, setFaults] = useState<Faults>({});
  const [ready, setReady] = useState<ResolutionInput | null>(null);
  const stated = entry.statedAt.slice(0, 10);

  useEffect(() => {
    form.current?.scrollIntoView({ block: 'nearest' });
    form.current?.querySelector<HTMLInputElement>('input[type="radio"]')?.focus({ preventScroll: true });
  }, []);
  const { onCancel } = props;
  useEffect(() => {
    const own = form.current;
    // What stands over the form answers its own Escape.
    const leave = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && ready === null) onCancel();
    };
    own?.addEventListener('keydown', leave);
    return () => own?.removeEventListener('keydown', leave);
  }, [ready, onCancel]);

  const check = () => {
    const trimmed = link.trim();
    const read = resolutionInput.safeParse({
      outcome,
      evidence,
      resolvedAt: day,
      ...(trimmed === '' ? {} : { link: trimmed }),
    });
    const isDayRight = day >= stated && day <= today;
    if (read.success && isDayRight) {
      setFaults({});
      setReady(read.data);
      return;
    }
    const wrong = read.success ? [] : read.error.issues.map(({ path }) => path[0]);
    setFaults({
      ...(wrong.includes('outcome') ? { outcome: 'Say what happened.' } : {}),
      ...(wrong.includes('evidence') ? { evidence: 'Say what shows it: a source, a document, an event.' } : {}),
      ...(wrong.includes('link') ? { link: 'An address begins with https:// or http://.' } : {}),
      ...(isDayRight && !wrong.includes('resolvedAt')
        ? {}
        : { day: `A day from ${longDateWords(stated)}, when it was stated, to today.` }),
    });
    const first = form.current?.querySelector<HTMLElement>(
      wrong.includes('outcome')
        ? 'input[type="radio"]'
        : isDayRight
          ? 'textarea, input[type="url"]'
          : 'input[type="date"]',
    );
    first?.focus();
  };
  const record = async (resolution: ResolutionInput): Promise<string | null> => {
    const answer = await asked(() => props.resolve(entry.id, resolution));
    if (!answer.ok) return answer.error.message;
    props.onResolved(answer.value);
    return null;
  };
  return (
    <form
      ref={form}
      noValidate
      aria-label={`Outcome of ${entry.label}`}
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      <fieldset {...(faults.outcome === undefined ? {} : { 'aria-describedby': `${id}-fault` })}>
        <legend className="field-label">
          {entry.horizonEnd === null ? 'What happened?' : `What happened by ${longDateWords(entry.horizonEnd)}?`}
        </legend>
        <div className="outs">
          {outcomes.map((one) => {
            const observed = observedOf(one);
            return (
              <label key={one} className={one === outcome ? 'opt on' : 'opt'}>
                <input
                  type="radio"
                  name={`${id}-outcome`}
                  value={one}
                  checked={one === outcome}
                  onChange={() => {
                    setOutcome(one);
                    setFaults({});
                  }}
                />
                <b>{outcomeNames[one]}</b>
                <small>
                  {observed === null
                    ? notes[one]
                    : `Scores ${scoreWords(brierOfOne({ probability: entry.probability, observed }))}${entry.isImputed ? ', imputed' : ''}`}
                </small>
              </label>
            );
          })}
        </div>
        {faults.outcome === undefined ? null : (
          <p className="fault" id={`${id}-fault`}>
            {faults.outcome}
          </p>
        )}
      </fieldset>
      <div className="why">
        <Field label="Known since" fault={faults.day ?? null}>
          {(tied) => (
            <input
              type="date"
              {...tied}
              min={stated}
              max={today}
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
        <Field label="Evidence for the outcome" fault={faults.evidence ?? null}>
          {(tied) => (
            <textarea
              rows={2}
              {...tied}
              maxLength={maxOutcomeEvidence}
              value={evidence}
              onChange={(event) => setEvidence(event.target.value)}
            />
          )}
        </Field>
        <Field label="Link (optional)" fault={faults.link ?? null}>
          {(tied) => (
            <input
              type="url"
              {...tied}
              maxLength={maxOutcomeLink}
              placeholder="https://"
              value={link}
              onChange={(event) => setLink(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="fin">
        <p className="xs muted">
          <Users className="i s" /> Others wrote this judgment. Nobody records the outcome of their own; you can record
          this one.
        </p>
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button look="primary" type="submit">
          Record outcome
        </Button>
      </div>
      {ready === null ? null : (
        <RecordDialog entry={entry} resolution={ready} onRecord={record} onClose={() => setReady(null)} />
      )}
    </form>
  );
}
