import { Fragment, Slice } from '@tiptap/pm/model';
import type { Node, NodeType } from '@tiptap/pm/model';
import {
  canJoin,
  canSplit,
  dropPoint,
  findWrapping,
  insertPoint,
  joinPoint,
  liftTarget,
  Transform,
} from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { acceptsAttribute, isNodeKind, mayHold, mayHoldText } from '../../../lib/document/grammar.ts';
import type { NodeKind } from '../../../lib/document/grammar.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { canonicalDoc } from '../../../lib/document/canonicalJson.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { sampleStructure } from './sampleStructure.ts';
import { fuzzSeeds, SeededRandom } from './SeededRandom.ts';

const done: Record<string, number> = {};

/** Fails unless every node is where the grammar allows it, with attributes that it accepts. */
function expectInGrammar(doc: Node): void {
  const visit = (node: Node, parent: NodeKind | null): void => {
    if (node.isText) {
      if (!mayHoldText(parent)) throw new Error(`text in ${parent}`);
      return;
    }
    const kind = node.type.name;
    if (!isNodeKind(kind)) throw new Error(`no kind of the grammar: ${kind}`);
    if (!mayHold(parent, kind)) throw new Error(`${kind} in ${parent}`);
    for (const [name, value] of Object.entries(node.attrs)) {
      if (!acceptsAttribute(kind, name, value)) throw new Error(`${kind}.${name} = ${String(value)}`);
    }
    node.forEach((child) => visit(child, kind));
  };
  doc.forEach((child) => visit(child, null));
  doc.check();
}

/** One step of a random kind; counts what went through. Transform refuses what the schema does not take by throwing. */
function step(change: Transform, random: SeededRandom): void {
  const size = change.doc.content.size;
  const anywhere = (): number => random.below(size + 1);
  const from = anywhere();
  const to = Math.min(size, from + random.below(40));
  const range = change.doc.resolve(from).blockRange(change.doc.resolve(to));
  const name = random.pick([...operations]);
  const before = change.steps.length;
  switch (name) {
    case 'split': {
      const depth = 1 + random.below(3);
      if (canSplit(change.doc, from, depth)) change.split(from, depth);
      break;
    }
    case 'join': {
      const at = joinPoint(change.doc, from, random.chance(0.5) ? -1 : 1);
      if (at !== undefined && at !== null && canJoin(change.doc, at)) change.join(at);
      break;
    }
    case 'wrap': {
      const type = random.pick(blockTypes);
      const wrapping = range && findWrapping(range, type);
      if (range && wrapping) change.wrap(range, wrapping);
      break;
    }
    case 'lift': {
      const target = range && liftTarget(range);
      if (range && target !== null && target !== undefined) change.lift(range, target);
      break;
    }
    case 'delete':
      change.delete(from, to);
      break;
    case 'deleteRange':
      change.deleteRange(from, to);
      break;
    case 'replace': {
      const other = anywhere();
      const slice = change.doc.slice(Math.min(other, size), Math.min(size, other + random.below(60)));
      if (random.chance(0.5)) change.replaceRange(from, to, slice);
      else change.replace(from, to, slice);
      break;
    }
    case 'drop': {
      const block = blockAt(change.doc, from);
      if (block === null) break;
      const slice = new Slice(Fragment.from(block), 0, 0);
      const at = dropPoint(change.doc, anywhere(), slice);
      if (at !== null) change.replaceRange(at, at, slice);
      break;
    }
    case 'insert': {
      const type = random.pick(blockTypes);
      const at = insertPoint(change.doc, from, type);
      if (at !== null) change.insert(at, type.create());
      break;
    }
    case 'setBlockType':
      change.setBlockType(from, to, random.pick(textTypes));
      break;
    case 'setNodeMarkup': {
      const at = blockStart(change.doc, from);
      if (at !== null) change.setNodeMarkup(at, random.pick(blockTypes));
      break;
    }
    case 'setNodeAttribute': {
      const at = blockStart(change.doc, from);
      const node = at === null ? null : change.doc.nodeAt(at);
      if (at === null || node === null || !isNodeKind(node.type.name)) break;
      change.setNodeAttribute(at, 'id', `b${random.below(1e6)}`);
      break;
    }
    case 'mark':
      if (random.chance(0.7)) change.addMark(from, to, schema.mark('bold'));
      else change.removeMark(from, to);
      break;
  }
  if (change.steps.length > before) done[name] = (done[name] ?? 0) + 1;
}

const operations = [
  'split',
  'join',
  'wrap',
  'lift',
  'delete',
  'deleteRange',
  'replace',
  'drop',
  'insert',
  'setBlockType',
  'setNodeMarkup',
  'setNodeAttribute',
  'mark',
] as const;
const blockTypes: readonly NodeType[] = Object.values(schema.nodes).filter(
  (type) => type.isBlock && type !== schema.topNodeType,
);
const textTypes = blockTypes.filter((type) => type.isTextblock);

function blockStart(doc: Node, at: number): number | null {
  const place = doc.resolve(at);
  return place.depth > 0 ? place.before(place.depth) : null;
}

function blockAt(doc: Node, at: number): Node | null {
  const start = blockStart(doc, at);
  return start === null ? null : doc.nodeAt(start);
}

describe('editing steps', () => {
  it.each(fuzzSeeds(20))('[DX19] whatever the schema takes fits the grammar, and can be stored (seed %i)', (seed) => {
    const random = new SeededRandom(seed);
    let doc = schema.nodeFromJSON(sampleStructure);
    for (let turn = 0; turn < 150; turn += 1) {
      const change = new Transform(doc);
      try {
        step(change, random);
      } catch (error) {
        // Refused as a whole: the editor shows the document as it was.
        if (
          !(error instanceof RangeError) &&
          !/^(?:Invalid|Inconsistent|Cannot|Structure)/u.test(String((error as Error).message))
        )
          throw error;
        continue;
      }
      if (!change.docChanged) continue;
      expectInGrammar(change.doc);
      doc = change.doc.content.size > 20 ? change.doc : schema.nodeFromJSON(sampleStructure);
    }
    seedDraft(canonicalDoc(doc.toJSON() as DocJson));
  });

  it('[DX19] the run was not vacuous: every operation went through many times', () => {
    if (process.env['FUZZ_SEED'] !== undefined) return;
    for (const name of operations) expect(done[name] ?? 0, name).toBeGreaterThan(5);
  });
});
