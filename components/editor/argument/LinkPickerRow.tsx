'use client';
import { Pin, Unlink } from 'lucide-react';
import type { ArgumentRelationKind } from '@/lib/domain/argument/argument.ts';
import { Pill } from '../../ui/Pill.tsx';
import type { Choice, PickerRow } from './pickerRows.ts';

const stances: readonly (readonly [ArgumentRelationKind, string])[] = [
  ['supports', 'For'],
  ['contradicts', 'Against'],
  ['context', 'Context'],
];

const cell = { role: 'gridcell' } as const;

/** A line of the picker: ticked or not, and once ticked, how it is meant. Only the row in question takes part in Tab. */
export function LinkPickerRow(props: {
  readonly id: string;
  readonly row: PickerRow;
  readonly choice: Choice;
  readonly isCurrent: boolean;
  readonly onChoose: (choice: Partial<Choice>) => void;
  readonly onEnter: () => void;
}) {
  const { row, choice, isCurrent, onChoose } = props;
  const { node, offer } = row;
  const isLinked = choice.kind !== null;
  const tab = isCurrent ? 0 : -1;
  const name = node === null ? 'A block that is missing' : node.label;
  const words = node === null ? 'Its block was deleted' : node.text === '' ? 'Nothing written yet' : node.text;
  const classes = ['ev', isLinked ? 'on' : '', isCurrent ? 'at' : ''];
  const line = {
    role: 'row',
    id: props.id,
    'aria-selected': isLinked,
    onFocus: props.onEnter,
    onPointerDown: props.onEnter,
  } as const;
  return (
    <div {...line} className={classes.filter((each) => each !== '').join(' ')}>
      <div {...cell} className="what">
        <label>
          <input
            type="checkbox"
            tabIndex={tab}
            checked={isLinked}
            onChange={() => onChoose({ kind: isLinked ? null : offer.among[0] })}
          />
          {node === null ? <Unlink className="i s bad-t" aria-label={name} /> : <span className="id">{name}</span>}
          <span className={node === null || node.text === '' ? 'cut muted' : 'cut'} dir="auto">
            {words}
          </span>
        </label>
      </div>
      <span {...cell} className="how">
        {row.code === null ? null : (
          <span className="chip" title={row.codeWords}>
            {row.code}
            <span className="hide">, {row.codeWords}</span>
          </span>
        )}
        {node?.isLinchpin === true ? <Pill icon={<Pin className="i" />}>Linchpin</Pill> : null}
        {node === null ? (
          <Pill tone="bad" icon={<Unlink className="i" />}>
            Broken
          </Pill>
        ) : !isLinked && row.isCitedNowhere ? (
          <Pill icon={<Unlink className="i" />}>Cited nowhere</Pill>
        ) : null}
        {isLinked && node !== null && offer.to === 'evidence' ? (
          <span className="seg" {...{ role: 'group', 'aria-label': `How ${name} is meant` }}>
            {stances.map(([kind, word]) => (
              <button
                key={kind}
                type="button"
                tabIndex={tab}
                className={choice.kind === kind ? 'on' : ''}
                aria-pressed={choice.kind === kind}
                onClick={() => onChoose({ kind })}
              >
                {word}
              </button>
            ))}
          </span>
        ) : null}
        {isLinked && node !== null && offer.to === 'source' ? (
          <label className="at-place">
            <span>at</span>
            <input
              type="text"
              tabIndex={tab}
              maxLength={200}
              aria-label={`Where in ${name}`}
              placeholder="p. 4"
              value={choice.locator ?? ''}
              onChange={(event) => onChoose({ locator: event.target.value })}
            />
          </label>
        ) : null}
      </span>
    </div>
  );
}
