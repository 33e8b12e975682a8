import type { BlockDiff } from './diffOf.ts';

/** A block of the paper with the blocks in it: what is shown, counted and stepped through as one change. */
export type DiffGroup = {
  readonly id: string;
  readonly type: string;
  /** `J1`; empty where it has none. */
  readonly label: string;
  readonly section: string | null;
  readonly change: BlockDiff['change'];
  readonly moved: boolean;
  readonly parts: readonly BlockDiff[];
  /** How many of its fields and wordings changed. */
  readonly edits: number;
};

/** The blocks of a diff, those that belong together as one, in their order. */
export function diffGroups(blocks: readonly BlockDiff[]): readonly DiffGroup[] {
  const parts = new Map<string, BlockDiff[]>();
  for (const block of blocks) {
    const here = parts.get(block.owner);
    if (here === undefined) parts.set(block.owner, [block]);
    else here.push(block);
  }
  return [...parts].map(([id, group]) => groupOf(id, group));
}

function groupOf(id: string, parts: readonly BlockDiff[]): DiffGroup {
  const own = parts.find(({ blockId }) => blockId === id) ?? parts[0];
  if (own === undefined) throw new Error('a group without a block');
  const isOwnWhole = own.change === 'added' || own.change === 'removed';
  const isEdited = parts.some(({ change }) => change === 'edited' || change === 'added' || change === 'removed');
  const moved = parts.some((part) => part.moved);
  const change = isOwnWhole ? own.change : isEdited ? 'edited' : moved ? 'moved' : 'unchanged';
  const edits = parts.reduce((sum, part) => sum + part.fields.length + (isReworded(part) ? 1 : 0), 0);
  return { id, type: own.type, label: own.label, section: own.section, change, moved, parts, edits };
}

/** Whether any of a block's own words changed. */
export function isReworded({ words }: Pick<BlockDiff, 'words'>): boolean {
  return words.some(({ op }) => op !== 'equal');
}

/** "2 edits", "added", "moved": what a list says of a change in a word or two. */
export function changeWords({ change, edits, moved }: Pick<DiffGroup, 'change' | 'edits' | 'moved'>): string {
  if (change !== 'edited') return change;
  const counted = edits === 1 ? '1 edit' : edits === 0 ? 'edited' : `${edits} edits`;
  return moved ? `${counted}, moved` : counted;
}

/** What a group is called where it has no number: its first words. */
export function groupName({ label, type, parts }: Pick<DiffGroup, 'label' | 'type' | 'parts'>): string {
  if (label !== '') return label;
  if (type === 'title') return 'Title';
  const words = parts
    .flatMap((part) => part.words)
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  const name = words.length > 42 ? `${words.slice(0, 40).trimEnd()}…` : words;
  return name === '' ? typeWords(type) : name;
}

/** A kind of block as it is read: `sectionHeading` is "Section heading". */
export function typeWords(type: string): string {
  const spaced = type.replaceAll(/([A-Z])/gu, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
