import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import * as Y from 'yjs';
import type { DocJson } from '../../lib/document/docJson.ts';
import { readDoc } from '../../lib/document/yjs/readDraft.ts';
import { fragmentName } from '../../lib/protocol/messages.ts';
import { seededRandom } from './seededRandom.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const recorded = join(root, '../shared/data/automerge-paper.json.gz');

/** What the ids of its paragraphs begin with. */
export const largeIdPrefix = 'large-';

/** At `position` of the text, `deleted` characters go and `inserted` comes. */
type Patch = readonly [position: number, deleted: number, inserted: string];

/** A draft with a long history of single keystrokes. */
export type LargeDraft = {
  readonly update: Uint8Array;
  readonly characters: number;
  readonly keystrokes: number;
  readonly isRecorded: boolean;
};

type Paragraph = { readonly element: Y.XmlElement; readonly text: Y.XmlText };

/** Types patches into paragraphs as an editor does: a line break splits one, deleting it joins two. */
class Typist {
  readonly doc = new Y.Doc();
  readonly #root = this.doc.getXmlFragment(fragmentName);
  readonly #paragraphs: Paragraph[] = [];
  #made = 0;

  constructor() {
    this.doc.clientID = 7;
    this.#add(0, '');
  }

  apply([position, deleted, inserted]: Patch): void {
    this.doc.transact(() => {
      for (let n = 0; n < deleted; n++) this.#delete(position);
      let at = position;
      for (const part of inserted.split(/(\n)/)) {
        if (part === '\n') this.#split(at);
        else if (part !== '') {
          const { paragraph, offset } = this.#find(at);
          paragraph.text.insert(offset, part);
        }
        at += part.length;
      }
    });
  }

  get characters(): number {
    return this.#paragraphs.reduce((sum, { text }) => sum + text.length + 1, -1);
  }

  #add(index: number, words: string): void {
    const element = new Y.XmlElement('paragraph');
    const text = new Y.XmlText(words);
    element.setAttribute('id', `${largeIdPrefix}${++this.#made}`);
    element.insert(0, [text]);
    this.#root.insert(index, [element]);
    this.#paragraphs.splice(index, 0, { element, text });
  }

  #find(position: number): { readonly paragraph: Paragraph; readonly index: number; readonly offset: number } {
    let rest = position;
    for (const [index, paragraph] of this.#paragraphs.entries()) {
      if (rest <= paragraph.text.length) return { paragraph, index, offset: rest };
      rest -= paragraph.text.length + 1;
    }
    throw new Error('a position beyond the text');
  }

  #split(position: number): void {
    const { paragraph, index, offset } = this.#find(position);
    const tail = paragraph.text.toString().slice(offset);
    if (tail !== '') paragraph.text.delete(offset, tail.length);
    this.#add(index + 1, tail);
  }

  #delete(position: number): void {
    const { paragraph, index, offset } = this.#find(position);
    if (offset < paragraph.text.length) {
      paragraph.text.delete(offset, 1);
      return;
    }
    const next = this.#paragraphs[index + 1];
    if (next === undefined) return;
    const tail = next.text.toString();
    this.#root.delete(index + 1, 1);
    this.#paragraphs.splice(index + 1, 1);
    if (tail !== '') paragraph.text.insert(offset, tail);
  }
}

function recordedPatches(): readonly Patch[] {
  const { txns } = JSON.parse(gunzipSync(readFileSync(recorded)).toString()) as {
    txns: readonly { patches: readonly Patch[] }[];
  };
  return txns.flatMap((txn) => txn.patches);
}

/** As many keystrokes as the recorded history, as much text left over: runs of typing, one in four taken back. */
function madeUpPatches(): readonly Patch[] {
  const random = seededRandom(20);
  const patches: Patch[] = [];
  let length = 0;
  while (patches.length < 260_000) {
    let at = Math.floor(random() * (length + 1));
    const run = 1 + Math.floor(random() * 60);
    for (let n = 0; n < run; n++) {
      const letter =
        random() < 0.01 ? '\n' : random() < 0.17 ? ' ' : String.fromCharCode(97 + Math.floor(random() * 26));
      patches.push([at++, 0, letter]);
      length += 1;
    }
    const back = Math.min(at, Math.floor(random() * run * 0.85));
    for (let n = 0; n < back; n++) patches.push([--at, 1, '']);
    length -= back;
  }
  return patches;
}

/** The draft as it stood after these shares of its keystrokes, ascending in (0, 1]; typed anew each time (half a minute). */
export function draftsAlong(shares: readonly number[]): {
  readonly isRecorded: boolean;
  readonly drafts: readonly DocJson[];
} {
  const isRecorded = existsSync(recorded);
  const patches = isRecorded ? recordedPatches() : madeUpPatches();
  const typist = new Typist();
  let typed = 0;
  const drafts = shares.map((share) => {
    for (const until = Math.round(patches.length * share); typed < until; typed += 1) {
      const patch = patches[typed];
      if (patch !== undefined) typist.apply(patch);
    }
    return readDoc(typist.doc);
  });
  return { isRecorded, drafts };
}

/** The large draft: 260,000 keystrokes that wrote 105,000 characters. Typed once (half a minute), then kept in `.build`. */
export function largeDraft(say: (line: string) => void): LargeDraft {
  const isRecorded = existsSync(recorded);
  if (!isRecorded)
    say('NOT MEASURED on the recorded history: its file is not beside the repository. A made-up one takes its place.');
  const kept = join(root, '.build', `bench-large-${isRecorded ? 'recorded' : 'made-up'}.json`);
  if (existsSync(kept)) {
    const { update, ...rest } = JSON.parse(readFileSync(kept, 'utf8')) as Omit<LargeDraft, 'update'> & {
      update: string;
    };
    return { ...rest, update: Buffer.from(update, 'base64') };
  }
  const patches = isRecorded ? recordedPatches() : madeUpPatches();
  const typist = new Typist();
  for (const patch of patches) typist.apply(patch);
  const draft = { characters: typist.characters, keystrokes: patches.length, isRecorded };
  const update = Y.encodeStateAsUpdate(typist.doc);
  mkdirSync(join(root, '.build'), { recursive: true });
  writeFileSync(kept, JSON.stringify({ ...draft, update: Buffer.from(update).toString('base64') }));
  return { ...draft, update };
}
