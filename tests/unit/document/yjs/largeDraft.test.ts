import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { DraftIndex } from '../../../../lib/document/yjs/DraftIndex.ts';
import { examineUpdate } from '../../../../lib/document/yjs/examineUpdate.ts';
import { foldDraft } from '../../../../lib/document/yjs/foldDraft.ts';
import { fragmentName } from '../../../../lib/document/yjs/fragmentName.ts';
import { openDoc, storeDoc } from '../../../../lib/document/yjs/storeDoc.ts';
import { largeDraft } from '../../../bench/largeHistory.ts';

const history = new URL('../../../../../shared/data/automerge-paper.json.gz', import.meta.url).pathname;
const isThere = existsSync(history);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
if (!isThere) say(`SKIPPED: the large draft's history is not there: ${history}`);

const keystrokes = 3_000;

describe('a long draft', () => {
  it.skipIf(!isThere)(
    '[DX14] its index is some kilobytes, and a keystroke some microseconds',
    { timeout: 300_000 },
    () => {
      const doc = openDoc({ state: largeDraft(say).update }, []);
      const stored = storeDoc(doc, DraftIndex.fromDoc(doc));
      const clocks = Y.decodeStateVector(stored.stateVector);
      const began = process.cpuUsage();
      for (let at = 0; at < 100; at++) DraftIndex.decode(stored.shape, clocks);
      const decodeMs = process.cpuUsage(began).user / 1000 / 100;

      const updates: Uint8Array[] = [];
      doc.clientID = 123_456_789;
      doc.on('update', (update) => updates.push(update));
      const paragraph = doc.getXmlFragment(fragmentName).get(40);
      const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
      if (!(text instanceof Y.XmlText)) throw new Error('no text to type into');
      for (let at = 0; at < keystrokes; at++) text.insert(at, 'a');

      const index = DraftIndex.decode(stored.shape, clocks);
      const times = new Float64Array(updates.length);
      for (const [at, update] of updates.entries()) {
        const before = process.hrtime.bigint();
        const verdict = examineUpdate(update, index);
        if (verdict.kind !== 'admitted') throw new Error(verdict.kind);
        index.admit(verdict.change);
        times[at] = Number(process.hrtime.bigint() - before) / 1000;
      }
      times.sort();
      const p50 = times[times.length >> 1] ?? 0;
      const folded = foldDraft(stored, [Y.mergeUpdates(updates)]);
      expect(folded).toMatchObject({ quarantined: [], mended: false });
      expect(folded.draft.shape).toEqual(index.encode());
      say(
        `large draft: state ${stored.state.length} bytes, index ${stored.shape.length} bytes, decoded in ` +
          `${decodeMs.toFixed(3)} ms; a keystroke judged and admitted in ${p50.toFixed(2)} µs (p50)`,
      );
      expect(stored.shape.length).toBeLessThan(20_000);
      expect(decodeMs).toBeLessThan(10);
      expect(p50).toBeLessThan(30);
    },
  );
});
