import { ArrowUpDown, Minus, Pencil, Plus, type LucideIcon } from 'lucide-react';
import { changeWords, groupName, isReworded, typeWords, type DiffGroup } from '@/lib/document/diff/diffGroups.ts';
import type { BoundLikelihood } from '@/lib/document/diff/diffPieces.ts';
import { DiffWords } from './DiffWords.tsx';
import { FieldChanges } from './FieldChanges.tsx';
import { isLong, SideBySide } from './SideBySide.tsx';
import type { DiffReading } from '@/lib/document/diff/fieldWords.ts';

const icons: Readonly<Record<string, LucideIcon>> = { added: Plus, removed: Minus, moved: ArrowUpDown, edited: Pencil };

/** One changed block of the paper: its number, its fields that changed, its words. */
export function DiffCard(props: {
  readonly group: DiffGroup;
  readonly reading: DiffReading;
  readonly likelihood: BoundLikelihood;
  readonly isCurrent: boolean;
  /** Who changed it; empty: not told. */
  readonly by?: string;
  /** Whether long blocks are shown as they were and as they are, beside each other. */
  readonly areSidesShown?: boolean;
  /** Told of the card's element, and of null when it goes. */
  readonly onElement: (card: HTMLElement | null) => void;
}) {
  const { group, reading, likelihood, isCurrent, by = '', areSidesShown = true, onElement } = props;
  const Icon = icons[group.change];
  const told = changeWords(group);
  const own = groupName(group);
  const type = typeWords(group.type);
  const name = group.label !== '' ? `${type} ${group.label}` : own === type ? type : `${type} “${own}”`;
  const parts = group.parts.filter((part) => part.words.length > 0 || part.fields.length > 0);
  return (
    <section
      ref={onElement}
      tabIndex={-1}
      className={`chg ${group.change}`}
      data-current={isCurrent ? 'true' : undefined}
      // Only changes are places to go to; what stands as it was is text.
      aria-label={group.change === 'unchanged' ? undefined : `${name}, ${told}${isCurrent ? ', current change' : ''}`}
    >
      {Icon === undefined ? null : <Icon className="i s gutter" />}
      <div className="hd">
        {group.label === '' ? (
          <span className="muted">{typeWords(group.type)}</span>
        ) : (
          <span className="id">{group.label}</span>
        )}
        {group.change === 'unchanged' ? null : (
          <span className="what">{told.charAt(0).toUpperCase() + told.slice(1)}</span>
        )}
        {by === '' || group.change === 'unchanged' ? null : <span className="by">by {by}</span>}
      </div>
      {parts.map((part) => (
        <div key={part.blockId} className={`part ${part.type}`}>
          <FieldChanges fields={part.fields} reading={reading} />
          {part.words.length === 0 ? null : areSidesShown && isLong(part.words) ? (
            <SideBySide words={part.words} reading={reading} likelihood={likelihood} blockId={part.blockId} />
          ) : (
            <p
              dir="auto"
              data-id={part.blockId}
              className={group.change === 'edited' && !isReworded(part) ? 'same-words' : undefined}
            >
              <DiffWords words={part.words} reading={reading} likelihood={likelihood} />
            </p>
          )}
        </div>
      ))}
      {parts.length === 0 ? <p className="muted">{groupName(group)}</p> : null}
    </section>
  );
}
