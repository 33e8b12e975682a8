import type { BlockPlace } from '../moving/blockPlaces.ts';
import type { OutlineRow } from './outlineRows.ts';

/** Where a block is to stand: beside another one, or at the end of a section that has none. */
export type Place = BlockPlace;

type Step = 'up' | 'down';
type Listed = Pick<OutlineRow, 'id' | 'kind' | 'sectionId'>;

const isSection = (row: Listed): boolean => row.kind === 'section';

/**
 * Where one step up or down in the outline takes a row: past its neighbour in the section, else over the edge into the
 * neighbouring section; a section past the section beside it. Null at the ends.
 */
export function placeAfterStep(rows: readonly Listed[], id: string, step: Step): Place | null {
  const row = rows.find((each) => each.id === id);
  if (row === undefined) return null;
  if (isSection(row)) return besideSection(rows, id, step);
  const siblings = rows.filter((each) => !isSection(each) && each.sectionId === row.sectionId);
  const at = siblings.findIndex((each) => each.id === id);
  const neighbour = siblings[step === 'up' ? at - 1 : at + 1];
  if (typeof neighbour?.id === 'string') return step === 'up' ? { before: neighbour.id } : { after: neighbour.id };
  const sections = rows.filter(isSection);
  const own = sections.findIndex((section) => section.id === row.sectionId);
  const next = sections[step === 'up' ? own - 1 : own + 1];
  if (own < 0 || typeof next?.id !== 'string') return null;
  if (step === 'up') return { atEndOf: next.id };
  const first = rows.find((each) => !isSection(each) && each.sectionId === next.id);
  return typeof first?.id !== 'string' ? { atEndOf: next.id } : { before: first.id };
}

function besideSection(rows: readonly Listed[], id: string, step: Step): Place | null {
  const sections = rows.filter(isSection);
  const at = sections.findIndex((section) => section.id === id);
  const neighbour = sections[step === 'up' ? at - 1 : at + 1];
  if (typeof neighbour?.id !== 'string') return null;
  return step === 'up' ? { before: neighbour.id } : { after: neighbour.id };
}

/**
 * Where a row goes that is dropped on `over`, on its upper or lower half. A section goes beside sections only; a block
 * dropped on a section's line becomes its first. Null where that changes nothing.
 */
export function placeOfDrop(rows: readonly Listed[], id: string, over: string, half: 'upper' | 'lower'): Place | null {
  const moved = rows.find((each) => each.id === id);
  const target = rows.find((each) => each.id === over);
  if (moved === undefined || target === undefined) return null;
  const place = isSection(moved) ? dropOfSection(target, half) : dropOfBlock(rows, target, half);
  return place === null || changesNothing(rows, moved, place) ? null : place;
}

function beside(id: string, half: 'upper' | 'lower'): Place {
  return half === 'upper' ? { before: id } : { after: id };
}

/** The block or section a place is told by. */
export function anchorOf(place: Place): string {
  if ('before' in place) return place.before;
  return 'after' in place ? place.after : place.atEndOf;
}

function dropOfSection(target: Listed, half: 'upper' | 'lower'): Place | null {
  if (!isSection(target)) return target.sectionId === null ? null : { after: target.sectionId };
  return target.id === null ? null : beside(target.id, half);
}

function dropOfBlock(rows: readonly Listed[], target: Listed, half: 'upper' | 'lower'): Place | null {
  if (target.id === null) return null;
  if (!isSection(target)) return beside(target.id, half);
  const first = rows.find((each) => !isSection(each) && each.sectionId === target.id);
  return typeof first?.id !== 'string' ? { atEndOf: target.id } : { before: first.id };
}

function changesNothing(rows: readonly Listed[], moved: Listed, place: Place): boolean {
  if (anchorOf(place) === moved.id) return true;
  if ('atEndOf' in place) return false;
  const peers = isSection(moved)
    ? rows.filter(isSection)
    : rows.filter((each) => !isSection(each) && each.sectionId === moved.sectionId);
  const at = peers.findIndex((each) => each.id === moved.id);
  return peers['before' in place ? at + 1 : at - 1]?.id === anchorOf(place);
}

/** The rows as they stand after a move; what the draft itself must then show. */
export function rowsAfterMove<R extends Listed>(rows: readonly R[], id: string, place: Place): readonly R[] {
  const at = rows.findIndex((each) => each.id === id);
  const moved = rows[at];
  const anchor = anchorOf(place);
  if (moved === undefined || anchor === id) return rows;
  const taken = isSection(moved) ? rows.filter((each) => each === moved || each.sectionId === id) : [moved];
  const rest = rows.filter((each) => !taken.includes(each));
  const target = rest.findIndex((each) => each.id === anchor);
  const over = rest[target];
  if (over === undefined) return rows;
  const sectionEnd = (sectionId: string | null) => {
    let end = rest.findIndex((each) => each.id === sectionId) + 1;
    while (end < rest.length && rest[end]?.sectionId === sectionId) end += 1;
    return end;
  };
  const index = 'before' in place ? target : 'atEndOf' in place || isSection(over) ? sectionEnd(over.id) : target + 1;
  const sectionId = isSection(moved) ? null : 'atEndOf' in place ? place.atEndOf : over.sectionId;
  const placed = isSection(moved) ? taken : [{ ...moved, sectionId }];
  return [...rest.slice(0, index), ...placed, ...rest.slice(index)];
}
