import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import { printedOf } from '../../../lib/document/checkedPaperOf.ts';
import type { Reading } from '../../../lib/document/paper.ts';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import { settingsIn, type PaperSettings } from '../blocks/paperSettings.ts';

/** Where a finding stands in the draft. `isBlock`: it is about the block as such, and `from` to `to` is the block. */
export type FindingPlace = {
  readonly from: number;
  readonly to: number;
  readonly isBlock: boolean;
  /** Id of the block of the root or of a section that it is in. */
  readonly topId: string | null;
};

/** A run of text as the checks read it; `places[i]` is where character i stands, counted from the block's own start. */
export type ReadRun = {
  readonly holder: string;
  /** The blocks it stands in, the innermost first. */
  readonly blockIds: readonly string[];
  readonly text: string;
  readonly places: readonly number[];
};

/** A block of the root or of a section and all that is found in it by id. Made once for each state of it. */
type ReadBlock = { readonly runs: readonly ReadRun[]; readonly ids: ReadonlyMap<string, { at: number; size: number }> };
const known = new WeakMap<ProseMirrorNode, { readonly settings: PaperSettings; readonly read: ReadBlock }>();

/**
 * Where findings stand in the draft as it is now. What was found in words that no longer stand there has no place: its
 * finding is about to go. What is about the whole paper has none either.
 */
export function placesOf(state: EditorState, findings: readonly Finding[]): ReadonlyMap<Finding, FindingPlace> {
  const wanted = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.blockId === null) continue;
    const list = wanted.get(finding.blockId);
    if (list === undefined) wanted.set(finding.blockId, [finding]);
    else list.push(finding);
  }
  const places = new Map<Finding, FindingPlace>();
  if (wanted.size === 0) return places;
  const settings = settingsIn(state);
  const visit = (node: ProseMirrorNode, pos: number) => {
    const { runs, ids } = readOf(node, settings);
    const { id: own } = node.attrs as { readonly id?: unknown };
    const topId = typeof own === 'string' ? own : null;
    for (const [id, { at, size }] of ids) {
      for (const finding of wanted.get(id) ?? []) {
        if (places.has(finding)) continue;
        const place =
          finding.to === 0
            ? { from: pos + at, to: pos + at + size, isBlock: true, topId }
            : inRuns(runs, finding, pos, topId);
        if (place !== null) places.set(finding, place);
      }
    }
  };
  state.doc.forEach((child, offset) => {
    if (child.type.name === 'section') child.forEach((inner, place) => visit(inner, offset + 1 + place));
    else visit(child, offset);
  });
  return places;
}

/** Where one finding stands now. */
export function placeOf(state: EditorState, finding: Finding): FindingPlace | null {
  return placesOf(state, [finding]).get(finding) ?? null;
}

function inRuns(
  runs: readonly ReadRun[],
  { blockId, from, to, quote }: Finding,
  pos: number,
  topId: string | null,
): FindingPlace | null {
  const run = runs.find(({ holder, text }) => holder === blockId && text.slice(from, to) === quote);
  const start = run?.places[from];
  const last = run?.places[to - 1];
  const end = run?.places[to];
  if (start === undefined || last === undefined || end === undefined) return null;
  return { from: pos + start, to: pos + Math.max(end, last + 1), isBlock: false, topId };
}

/** All texts in a block of the root or of a section, as they are printed. Made once for each state of it. */
export function textsIn(node: ProseMirrorNode, settings: PaperSettings): readonly ReadRun[] {
  return readOf(node, settings).runs;
}

function readOf(node: ProseMirrorNode, settings: PaperSettings): ReadBlock {
  const before = known.get(node);
  if (before?.settings === settings) return before.read;
  const ids = new Map<string, { at: number; size: number }>();
  const runs: ReadRun[] = [];
  const likelihood: unknown = node.attrs['likelihood'];
  const isBearer = node.type.name === 'judgment' || node.type.name === 'alternative';
  const termId = isBearer && typeof likelihood === 'string' ? likelihood : null;
  const { paper, scale } = settings;
  collect(node, 0, [], termId, { scale, wording: paper.wording, ranges: paper.ranges }, ids, runs);
  const read = { runs, ids };
  known.set(node, { settings, read });
  return read;
}

/** @param at Where `node` begins, from the start of its block. */
function collect(
  node: ProseMirrorNode,
  at: number,
  above: readonly string[],
  termId: string | null,
  reading: Reading,
  ids: Map<string, { at: number; size: number }>,
  runs: ReadRun[],
): void {
  const id: unknown = node.attrs['id'];
  const [holder = ''] = above;
  const name = typeof id === 'string' && id.trim() !== '' ? id : holder;
  const blockIds = name === holder ? above : [name, ...above];
  if (name !== holder && !ids.has(name)) ids.set(name, { at, size: node.nodeSize });
  if (node.isTextblock) {
    let text = '';
    const places: number[] = [];
    node.forEach((child, offset) => {
      const printed = printedOf(child.toJSON() as NodeJson, termId, reading, text);
      // A token is one place, however many letters it prints.
      for (let letter = 0; letter < printed.length; letter += 1)
        places.push(at + 1 + offset + (child.isText ? letter : 0));
      text += printed;
    });
    places.push(at + 1 + node.content.size);
    runs.push({ holder: name, blockIds, text, places });
    return;
  }
  node.forEach((child, offset) => collect(child, at + 1 + offset, blockIds, termId, reading, ids, runs));
}
