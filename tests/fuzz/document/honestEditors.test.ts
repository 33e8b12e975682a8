import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DraftIndex } from '../../../lib/document/yjs/DraftIndex.ts';
import { examineUpdate } from '../../../lib/document/yjs/examineUpdate.ts';
import { foldDraft } from '../../../lib/document/yjs/foldDraft.ts';
import { placeName } from '../../../lib/document/yjs/place.ts';
import { readDoc, readDraft } from '../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';
import { openDoc, openIndex } from '../../../lib/document/yjs/storeDoc.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { HonestPeer } from './HonestPeer.ts';
import { openAsEditor } from './openAsEditor.ts';
import { fuzzSeeds, seedCount, SeededRandom } from './SeededRandom.ts';

const start: DocJson = {
  type: 'doc',
  content: [
    { type: 'title', content: [{ type: 'text', text: 'Grain exports through the strait' }] },
    {
      type: 'section',
      attrs: { kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', content: [{ type: 'text', text: 'Key judgments' }] },
        {
          type: 'judgment',
          attrs: { likelihood: 'likely' },
          content: [{ type: 'statement', content: [{ type: 'text', text: 'Exports will fall.' }] }],
        },
        {
          type: 'paragraph',
          content: [{ type: 'text', text: 'one' }, { type: 'hardBreak' }, { type: 'text', text: 'two' }],
        },
      ],
    },
    { type: 'blockquote', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'A quote' }] }] },
    {
      type: 'evidence',
      attrs: { id: 'e1', credibility: '2' },
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Ships waited' },
            { type: 'citation', attrs: { target: 's1', locator: 'p. 4' } },
            { type: 'footnote', attrs: { text: 'For nine days.' } },
          ],
        },
        { type: 'relation', attrs: { id: 'r1', kind: 'cites', target: 's1' } },
      ],
    },
    {
      type: 'alternative',
      content: [
        { type: 'statement', content: [{ type: 'likelihoodTerm', attrs: { form: 'lead' } }] },
        { type: 'whyNot', content: [{ type: 'text', text: 'Nobody insures it.' }] },
      ],
    },
    {
      type: 'table',
      content: [
        {
          type: 'tableRow',
          content: [
            { type: 'tableHeader', attrs: { colspan: 2 }, content: [{ type: 'paragraph' }] },
            { type: 'tableCell', content: [{ type: 'paragraph', content: [{ type: 'text', text: '12' }] }] },
          ],
        },
      ],
    },
    {
      type: 'source',
      attrs: { id: 's1', originator: 'Port authority', translated: true },
      content: [{ type: 'sourceTitle', content: [{ type: 'text', text: 'Berth lists' }] }],
    },
  ],
};
const seen = { edits: 0, gaps: 0, repeats: 0, folds: 0, offline: 0 };

/** Fails unless both know every id alike; what `collected` has collected, it may know as that alone. */
function expectSameShape(incremental: DraftIndex, collected: DraftIndex): void {
  expect(incremental.clocks()).toEqual(collected.clocks());
  for (const [client, clock] of incremental.clocks()) {
    for (let at = 0; at < clock; at++) {
      const [known, fresh] = [incremental.placeOf(client, at), collected.placeOf(client, at)];
      if (known === fresh || known === null || fresh === null) continue;
      const [name, freshName] = [placeName(known), placeName(fresh)];
      const isGone = freshName === 'dead' || (freshName.endsWith(' #gone') && name.startsWith(freshName.slice(0, -6)));
      if (!isGone) throw new Error(`${client}:${at} is ${name}, and ${freshName} when made from the doc`);
    }
  }
}

const seeds = fuzzSeeds(seedCount(12));

describe('honest editors', () => {
  it.each(seeds)('[DX1] [DX5] [DX6] are never refused, and the index follows them (seed %i)', (seed) => {
    const random = new SeededRandom(seed);
    let stored = seedDraft(start);
    let tail: Uint8Array[] = [];
    let index = openIndex(stored);
    const mirror = openDoc(stored, []);
    const peers = Array.from({ length: 2 + random.below(3) }, (_, at) => {
      return new HonestPeer(1000 + at * 77 + random.below(50), random);
    });
    for (const peer of peers) peer.receive(stored.state);

    const arrive = (update: Uint8Array, from: HonestPeer): void => {
      const verdict = examineUpdate(update, index);
      const trial = new Y.Doc();
      Y.applyUpdate(trial, Y.encodeStateAsUpdate(mirror));
      Y.applyUpdate(trial, update);
      const isPending = trial.store.pendingStructs !== null || trial.store.pendingDs !== null;
      expect(verdict.kind === 'gap', `gap exactly where Yjs would wait (${verdict.kind})`).toBe(isPending);
      if (verdict.kind === 'gap') seen.gaps += 1;
      if (verdict.kind === 'gap' || verdict.kind === 'nothing-new') return;
      if (verdict.kind !== 'admitted') throw new Error(`${verdict.kind}: ${verdict.reason}`);
      if (verdict.update !== update) seen.repeats += 1;
      index.admit(verdict.change);
      tail.push(verdict.update);
      Y.applyUpdate(mirror, verdict.update);
      expect(index.clocks()).toEqual(Y.decodeStateVector(Y.encodeStateVector(mirror)));
      for (const peer of peers) if (peer !== from && peer.isOnline) peer.receive(verdict.update);
    };
    const resync = (peer: HonestPeer): void => {
      const stateVector = index.stateVector();
      peer.receive(Y.encodeStateAsUpdate(mirror, Y.encodeStateVector(peer.doc)));
      const inFlight = random.chance(0.5) ? peer.sent.splice(0) : [];
      peer.sent.length = 0;
      const answer = Y.encodeStateAsUpdate(peer.doc, stateVector);
      for (const update of inFlight.slice(random.below(inFlight.length + 1))) arrive(update, peer);
      arrive(answer, peer);
      peer.isOnline = true;
    };

    for (let turn = 0; turn < 120; turn++) {
      const peer = random.pick(peers);
      peer.edit();
      seen.edits += 1;
      if (random.chance(0.08)) {
        peer.isOnline = false;
        seen.offline += 1;
      }
      if (!peer.isOnline) {
        if (random.chance(0.15)) resync(peer);
      } else if (random.chance(0.7)) {
        for (const update of peer.sent.splice(0)) arrive(update, peer);
      }
      if (random.chance(0.04)) {
        const folded = foldDraft(stored, tail);
        seen.folds += 1;
        expect(folded.quarantined).toEqual([]);
        expect(folded.mended).toBe(false);
        expect(openIndex(folded.draft).encode()).toEqual(index.encode());
        expectSameShape(index, DraftIndex.fromDoc(openDoc(folded.draft, [])));
        expect(readDraft(folded.draft, [])).toEqual(readDraft(stored, tail));
        [stored, tail, index] = [folded.draft, [], openIndex(folded.draft)];
      }
    }
    for (const peer of [...peers, ...peers]) resync(peer);
    const final = readDraft(stored, tail);
    for (const peer of peers) {
      openAsEditor(peer.doc);
      expect(readDoc(peer.doc)).toEqual(final);
    }
  });

  it('[DX1] the run was not vacuous', () => {
    if (process.env['FUZZ_SEED'] !== undefined) return;
    expect(seen.edits).toBeGreaterThan(80 * seeds.length);
    const { gaps, repeats, folds, offline } = seen;
    for (const count of [gaps, repeats, folds, offline]) expect(count).toBeGreaterThan(seeds.length / 2);
  });
});
