'use client';
import { ArrowUpDown, Check, Circle, Minus, Pencil, Plus, type LucideIcon } from 'lucide-react';
import { isRead } from '@/lib/domain/review/readChanges.ts';
import { changeWords, groupName, type DiffGroup } from '@/lib/document/diff/diffGroups.ts';
import type { DiffPage } from '../versions/useDiffPage.ts';
import { toReadOf } from './toRead.ts';
import type { ReadMarks } from './useReads.ts';

const icons: Readonly<Record<string, LucideIcon>> = { added: Plus, removed: Minus, moved: ArrowUpDown, edited: Pencil };

/** The changed blocks by section, each with its tick: a way to it, and whether one has read it. */
export function ChangeList(props: { readonly page: DiffPage; readonly marks: ReadMarks }) {
  const { page, marks } = props;
  const { changed, steps } = page;
  const all = changed.map((group) => ({ group, change: toReadOf(group) }));
  const read = all.filter(({ change }) => isRead(marks.reads, change)).length;
  return (
    <nav className="change-list" aria-label="Changed blocks">
      <h2 className="label">{changed.length === 1 ? '1 block changed' : `${changed.length} blocks changed`}</h2>
      {sectionsOf(page).map(({ id, name, groups }) => (
        <section key={id} aria-label={name === '' ? undefined : name}>
          {name === '' ? null : <h3 className="cut">{name}</h3>}
          <ul>
            {groups.map((group) => {
              const change = toReadOf(group);
              const isSeen = isRead(marks.reads, change);
              const Icon = icons[group.change] ?? Pencil;
              const own = groupName(group);
              return (
                <li key={group.id} className={steps.current === group.id ? 'on' : undefined}>
                  <button
                    type="button"
                    className="quiet"
                    aria-current={steps.current === group.id ? 'true' : undefined}
                    onClick={() => steps.show(group.id)}
                  >
                    <Icon className="i s" />
                    {group.label === '' ? null : <span className="n">{group.label}</span>}
                    <span className="cut">{group.label === '' ? own : changeWords(group)}</span>
                    {group.label === '' ? <span className="hide">, {changeWords(group)}</span> : null}
                  </button>
                  <button
                    type="button"
                    className={isSeen ? 'quiet tick seen' : 'quiet tick'}
                    aria-pressed={isSeen}
                    title={isSeen ? 'Read. Mark as unread (V)' : 'Mark as read (V)'}
                    onClick={() => marks.toggle(change)}
                  >
                    {isSeen ? <Check className="i s" /> : <Circle className="i s" />}
                    <span className="hide">{own} read</span>
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      <p className="xs muted">
        {read} of {changed.length === 1 ? '1 change' : `${changed.length} changes`} read. A block you have read is
        marked unread again if it changes.
      </p>
    </nav>
  );
}

type ListedSection = { readonly id: string; readonly name: string; readonly groups: readonly DiffGroup[] };

/** The changed blocks under the heading of their section, in the paper's order. */
function sectionsOf({ groups, changed }: DiffPage): readonly ListedSection[] {
  const headings = new Map<string, string>();
  for (const group of groups) {
    if (group.type === 'sectionHeading' && group.section !== null) headings.set(group.section, headingWords(group));
  }
  const sections = new Map<string, DiffGroup[]>();
  for (const group of changed) {
    const here = sections.get(group.section ?? '');
    if (here === undefined) sections.set(group.section ?? '', [group]);
    else here.push(group);
  }
  return [...sections].map(([id, here]) => ({ id, name: headings.get(id) ?? '', groups: here }));
}

/** A heading as it reads now, or as it read where it is gone. */
function headingWords({ parts, change }: DiffGroup): string {
  const left = change === 'removed' ? 'insert' : 'delete';
  return parts
    .flatMap(({ words }) => words)
    .filter(({ op }) => op !== left)
    .map(({ text }) => text)
    .join('')
    .trim();
}
