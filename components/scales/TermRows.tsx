'use client';
import { CircleAlert, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { termCounts } from '@/lib/domain/likelihood/customScale.ts';
import { Button } from '../ui/Button.tsx';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rangeOf, rulerOf, type TermRow } from './scaleForm.ts';

type Typed = Exclude<keyof TermRow, 'key'>;
const columns: readonly {
  readonly name: Typed;
  readonly label: string;
  readonly place: string;
  readonly hint: string;
}[] = [
  { name: 'label', label: 'Word', place: 'label', hint: 'very likely' },
  { name: 'lo', label: 'From %', place: 'loPercent', hint: '0' },
  { name: 'hi', label: 'To %', place: 'hiPercent', hint: '100' },
  { name: 'adverb', label: 'Adverb', place: 'adverb', hint: 'probably' },
  { name: 'synonyms', label: 'Also said', place: 'synonyms', hint: 'commas between' },
];

/** The terms of a scale as they are typed, each with its band on the ruler. */
export function TermRows(props: {
  readonly rows: readonly TermRow[];
  /** By place, without `terms.`: `2.loPercent`. Empty while nothing is to be said yet. */
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (key: number, name: Typed, value: string) => void;
  readonly onRemove: (key: number) => void;
}) {
  const { rows, faults } = props;
  const id = useId();
  const ruler = rulerOf(rows);
  return (
    <ol className="term-rows">
      {rows.map((row, at) => {
        const said = columns.flatMap(({ place }) => faults.get(`${at}.${place}`) ?? []);
        const note = `${id}-${row.key}`;
        return (
          <li key={row.key}>
            <fieldset>
              <legend className="hide">Term {at + 1}</legend>
              {columns.map(({ name, label, place, hint }) => {
                const isFaulty = faults.has(`${at}.${place}`);
                return (
                  <label key={name} className={`c-${name}`}>
                    <span className="field-label">
                      {label}
                      <span className="hide"> of term {at + 1}</span>
                    </span>
                    <input
                      value={row[name]}
                      placeholder={at === 0 ? hint : ''}
                      autoComplete="off"
                      maxLength={name === 'synonyms' ? 200 : 40}
                      {...(name === 'lo' || name === 'hi' ? { inputMode: 'decimal' as const } : {})}
                      {...(isFaulty ? { 'aria-invalid': true, 'aria-describedby': note } : {})}
                      onChange={(event) => props.onChange(row.key, name, event.currentTarget.value)}
                    />
                  </label>
                );
              })}
              <LikelihoodRuler className="c-ruler" range={rangeOf(row)} scale={ruler} />
              <Button
                look="quiet"
                square
                className="c-remove"
                aria-label={`Remove term ${at + 1}${row.label === '' ? '' : `, ${row.label}`}`}
                blocked={rows.length <= termCounts.least}
                onClick={() => props.onRemove(row.key)}
              >
                <Trash2 className="i" />
              </Button>
            </fieldset>
            {said.length === 0 ? null : (
              <p className="fault" id={note}>
                <CircleAlert className="i s" />
                <span>{said.join(' ')}</span>
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}
