import type { OutlineRow } from './outlineRows.ts';
import { kindWord } from './rangeOf.ts';

/** "Moved. It is now J3, after J2, in Key judgments." */
export function sentenceAfter(rows: readonly OutlineRow[], id: string): string {
  const at = rows.findIndex((row) => row.id === id);
  const row = rows[at];
  if (row === undefined) return 'Moved.';
  if (row.kind === 'section') {
    const sections = rows.filter((each) => each.kind === 'section');
    const number = sections.findIndex((each) => each.id === id) + 1;
    return `Moved. ${row.text === '' ? 'The section' : row.text} is now section ${number} of ${sections.length}.`;
  }
  const section = rows.find((each) => each.id === row.sectionId);
  const peers = rows.filter((each) => each.kind === row.kind);
  const prefix = row.label.replace(/\d+$/u, '');
  const name = prefix === '' ? `The ${kindWord(row.kind)}` : `It is now ${prefix}${peers.indexOf(row) + 1}`;
  const where = section === undefined || section.text === '' ? '' : `, in ${section.text}`;
  return prefix === ''
    ? `Moved. ${name} is now${where === '' ? ' there' : where.slice(1)}.`
    : `Moved. ${name}${where}.`;
}
