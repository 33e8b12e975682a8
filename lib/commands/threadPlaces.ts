import { anchorRunsOf, stretchOf, type DraftRun } from '../document/anchorRuns.ts';
import type { DocJson } from '../document/docJson.ts';
import { readingOfPaper, type Reading } from '../document/paper.ts';
import { findScale } from '../domain/likelihood/scaleById.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { AnchorPlace } from '../domain/threads/anchor.ts';
import { resolveAnchors } from '../domain/threads/resolveAnchors.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { AssessmentRecord, CommandPorts } from './ports.ts';
import type { ThreadRecord } from './ThreadStore.ts';
import { usableScales } from './usableScales.ts';

/** The live draft as threads need it: its texts, how they read, and where each thread's words are. */
export type ThreadPlaces = {
  readonly draft: DocJson;
  readonly runs: readonly DraftRun[];
  readonly reading: Reading;
  readonly places: readonly AnchorPlace[];
};

/** One read of the live draft for any number of threads; a place for each. */
export async function threadPlaces(
  ports: CommandPorts,
  assessment: Pick<AssessmentRecord, 'id' | 'scale'>,
  threads: readonly Pick<ThreadRecord, 'anchor' | 'points'>[],
): Promise<Result<ThreadPlaces, CommandError>> {
  const read = await ports.rooms.readAnchored(
    assessment.id,
    threads.map(({ points }) => points),
  );
  if (!read.ok) return err(draftErrorOf(read.error));
  const { draft, live } = read.value;
  const scales = await usableScales(ports);
  const reading = readingOfPaper(draft, { scales, scale: findScale(scales, assessment.scale) });
  const runs = anchorRunsOf(draft, reading);
  const places = resolveAnchors(
    threads.map(({ anchor }) => anchor),
    runs,
    (index) => stretchOf(runs, live[index] ?? null),
  );
  return ok({ draft, runs, reading, places });
}
