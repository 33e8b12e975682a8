import type { Scale } from '../../domain/likelihood/scale.ts';
import { longestIncreasing, type Budget } from '../../domain/versions/commonRuns.ts';
import { wordDiff, type WordPart } from '../../domain/versions/wordDiff.ts';
import type { DocJson } from '../docJson.ts';
import { labelsOf } from '../labels.ts';
import { fieldChanges, type FieldChange } from './fieldChanges.ts';
import { judgmentDiffs, type JudgmentDiff } from './judgmentDiffs.ts';
import { unitsOf, type StoredAtom, type Unit } from './unitsOf.ts';

export const blockChanges = ['added', 'removed', 'moved', 'edited', 'unchanged'] as const;
/** What became of a block. One that was moved and edited is `edited`, and `moved` says the rest. */
export type BlockChange = (typeof blockChanges)[number];

export type BlockDiff = {
  readonly blockId: string;
  readonly change: BlockChange;
  /** Whether it stands elsewhere among those that stayed, or in another block. */
  readonly moved: boolean;
  /** Kind of node: `paragraph`, `judgment`. */
  readonly type: string;
  /** Id of the block of the root or of a section that it belongs to; its own where it is one. */
  readonly owner: string;
  /** Id of the section it stands in; null: none. */
  readonly section: string | null;
  /** Its number (`J1`): as it is, or as it was where it is removed; empty where it has none. */
  readonly label: string;
  /** All of its own text; none where it only holds other blocks. */
  readonly words: readonly WordPart<StoredAtom>[];
  readonly fields: readonly FieldChange[];
};

/** What differs between two versions of a draft. */
export type DraftDiff = {
  /** In the order of the later version; what was removed stands after what it stood after. */
  readonly blocks: readonly BlockDiff[];
  readonly judgments: readonly JudgmentDiff[];
};

/**
 * Steps that all word comparisons of a diff may take together: about a second of one core. Drafts of 100,000 words with thousands
 * of edits take a tenth of it.
 */
const wordSteps = 100_000_000;

/**
 * What differs between two versions, block by block: blocks are the same by their ids, never by their text.
 *
 * @param scaleOf The scale a version's likelihoods are on.
 */
export function diffOf(before: DocJson, after: DocJson, scaleOf: (doc: DocJson) => Scale): DraftDiff {
  const [old, now] = [unitsOf(before), unitsOf(after)];
  const [oldById, nowById] = [byId(old), byId(now)];
  const moved = movedIds(old, now, oldById, nowById);
  const budget: Budget = { steps: wordSteps };
  const [oldLabels, nowLabels] = [labelsOf(before), labelsOf(after)];
  const removedAfter = removedByPlace(old, nowById);
  const blocks: BlockDiff[] = [];
  const addRemoved = (place: string | null): void => {
    for (const unit of removedAfter.get(place) ?? []) {
      blocks.push({ ...blockDiff(unit, null, false, budget), label: oldLabels.get(unit.id) ?? '' });
    }
  };
  addRemoved(null);
  for (const unit of now) {
    const was = oldById.get(unit.id) ?? null;
    blocks.push({ ...blockDiff(was, unit, moved.has(unit.id), budget), label: nowLabels.get(unit.id) ?? '' });
    addRemoved(unit.id);
  }
  return { blocks, judgments: judgmentDiffs({ before, after, oldLabels, nowLabels, scaleOf }) };
}

function blockDiff(before: Unit | null, after: Unit | null, moved: boolean, budget: Budget): Omit<BlockDiff, 'label'> {
  const unit = after ?? before;
  if (unit === null) throw new Error('a block that is in neither version');
  const { id: blockId, type, owner, section } = unit;
  const words = wordDiff(before?.line ?? [], after?.line ?? [], budget);
  const fields = [...fieldChanges(before, after), ...formattingChange(before, after, words)];
  const isEdited = fields.length > 0 || words.some(({ op }) => op !== 'equal');
  const change: BlockChange =
    before === null ? 'added' : after === null ? 'removed' : isEdited ? 'edited' : moved ? 'moved' : 'unchanged';
  return { blockId, change, moved, type, owner, section, words, fields };
}

/** That only the look of the same words has changed. Where words changed too, they say enough. */
function formattingChange(
  before: Unit | null,
  after: Unit | null,
  words: readonly WordPart<StoredAtom>[],
): readonly FieldChange[] {
  if (before === null || after === null || before.formatting === after.formatting) return [];
  if (words.some(({ op }) => op !== 'equal')) return [];
  return [{ field: 'formatting', from: before.formatting || null, to: after.formatting || null }];
}

type ById = ReadonlyMap<string, Unit>;
const byId = (units: readonly Unit[]): ById => new Map(units.map((unit) => [unit.id, unit]));

/** Blocks in another block than before, and of those in the same one all outside a longest run that kept its order. */
function movedIds(old: readonly Unit[], now: readonly Unit[], oldById: ById, nowById: ById): ReadonlySet<string> {
  const places = new Map(old.map(({ id }, place) => [id, place]));
  const moved = new Set<string>();
  const stayed = new Map<string | null, string[]>();
  for (const { id, parent } of now) {
    const was = oldById.get(id);
    if (was === undefined) continue;
    if (was.parent === parent || isReplaced(was.parent, parent, oldById, nowById)) {
      const siblings = stayed.get(parent);
      if (siblings === undefined) stayed.set(parent, [id]);
      else siblings.push(id);
    } else moved.add(id);
  }
  for (const siblings of stayed.values()) {
    const kept = new Set(longestIncreasing(siblings.map((id) => places.get(id) ?? 0)));
    siblings.forEach((id, index) => {
      if (!kept.has(index)) moved.add(id);
    });
  }
  return moved;
}

/** A block around it came or went, and it stayed where it was: nobody moved it. */
function isReplaced(from: string | null, to: string | null, oldById: ById, nowById: ById): boolean {
  const [isGone, isNew] = [from !== null && !nowById.has(from), to !== null && !oldById.has(to)];
  return isGone && isNew;
}

/** Removed blocks, in their old order, by the block that stayed before them; null: none did. */
function removedByPlace(old: readonly Unit[], nowById: ById): ReadonlyMap<string | null, readonly Unit[]> {
  const result = new Map<string | null, Unit[]>();
  let place: string | null = null;
  for (const unit of old) {
    if (nowById.has(unit.id)) {
      place = unit.id;
      continue;
    }
    const here = result.get(place);
    if (here === undefined) result.set(place, [unit]);
    else here.push(unit);
  }
  return result;
}
