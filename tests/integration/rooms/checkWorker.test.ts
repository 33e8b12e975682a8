import { afterEach, describe, expect, test } from 'vitest';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { checkDraft, type DraftToCheck } from '../../../lib/document/checkDraft.ts';
import { defaultProfile } from '../../../lib/domain/tradecraft/CheckRun.ts';
import { DocumentWorker } from '../../../server/DocumentWorker.ts';

/** Some 20,000 words in judgments that all have something to be found. */
function longDraft(): DocJson {
  const words = 'The harbour board might close the northern dry dock, and the pact could raise costs considerably. ';
  const judgment = (at: number): NodeJson => ({
    type: 'judgment',
    attrs: { id: `j${at}`, kind: 'forecast' },
    content: [{ type: 'statement', attrs: { id: `s${at}` }, content: [{ type: 'text', text: words.repeat(6) }] }],
  });
  return { type: 'doc', content: Array.from({ length: 220 }, (_, at) => judgment(at)) };
}

describe('checks of a long draft', () => {
  let worker: DocumentWorker | null = null;
  afterEach(() => worker?.end());

  test('run in a thread of their own: others are answered meanwhile', async () => {
    worker = new DocumentWorker(60_000);
    const draft: DraftToCheck = {
      content: longDraft(),
      scales,
      marking: 'none',
      profile: defaultProfile,
      today: '2026-11-23',
    };
    // The thread is up and knows the checks: what follows is the work alone.
    await worker.run({ kind: 'check', draft: { ...draft, content: { type: 'doc', content: [] } } });
    let turns = 0;
    let isDone = false;
    const turn = (): void => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    const found = await worker.run({ kind: 'check', draft });
    isDone = true;
    // On the event loop itself there would be one turn, or none.
    expect(turns).toBeGreaterThan(20);
    expect(found.length).toBeGreaterThan(1_000);
    expect(found).toEqual(checkDraft(draft));
  }, 120_000);
});
