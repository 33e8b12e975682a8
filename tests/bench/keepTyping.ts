import * as Y from 'yjs';
import type { OutsideClient } from '../integration/outsider/OutsideClient.ts';
import { seededRandom } from './seededRandom.ts';

/** Keys a second of each other writer. */
export const writerRate = 4;

/** Types into paragraphs of its own choice, a letter at a time, its caret shown to the others. */
export function keepTyping(client: OutsideClient, seed: number): () => void {
  const random = seededRandom(seed);
  let run: Y.XmlText | undefined;
  let at = 0;
  const timer = setInterval(
    () => {
      const runs = client.paragraphs;
      if (run === undefined || random() < 0.02) {
        run = runs[Math.floor(random() * runs.length)];
        at = Math.floor(random() * (run?.length ?? 0));
      }
      if (run === undefined) return;
      run.insert(at, random() < 0.18 ? ' ' : 'e');
      at += 1;
      const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(run, at)) as unknown;
      client.provider.awareness.setLocalStateField('cursor', { anchor: place, head: place });
    },
    1000 / writerRate + random() * 20,
  );
  return () => clearInterval(timer);
}
