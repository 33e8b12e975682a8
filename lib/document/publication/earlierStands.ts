import type { Scale } from '../../domain/likelihood/scale.ts';
import type { Publication } from '../publication.ts';

/** As much of a published version as what it says of likelihoods is read from. */
export type StatedVersion = Pick<Publication, 'number' | 'previous' | 'publishedAt' | 'scale' | 'changes'>;

/** How likely earlier versions, one after the other, said a judgment was. */
export type EarlierStand = {
  /** Numbers of the versions; the same where it is one. */
  readonly first: number;
  readonly last: number;
  /** ISO time of the first of them. */
  readonly since: string;
  /** A term of `scale`; null: none was given. */
  readonly likelihood: string | null;
  readonly scale: Scale;
};

/** So many earlier stands of one judgment are told, the latest of them. */
const maxStands = 4;

/**
 * What earlier versions said of how likely each judgment is, the latest of them first; judgments whose likelihood has never
 * moved are left out. It is read from the changes that each version was published with, so that no text is opened for it.
 *
 * @param versions Those that may be told of, by number; a way back that leads to another one ends there.
 * @param number The version that is read.
 */
export function earlierStands(
  versions: ReadonlyMap<number, StatedVersion>,
  number: number,
): ReadonlyMap<string, readonly EarlierStand[]> {
  const way = wayBack(versions, number);
  const found = new Map<string, readonly EarlierStand[]>();
  for (const id of new Set(way.flatMap(({ changes }) => changes.map((change) => change.id)))) {
    const [, ...earlier] = runsOf(way, id);
    if (earlier.length > 0) found.set(id, earlier.slice(0, maxStands));
  }
  return found;
}

/** The version and those it was compared with, one by one, newest first. */
function wayBack(versions: ReadonlyMap<number, StatedVersion>, number: number): readonly StatedVersion[] {
  const way: StatedVersion[] = [];
  for (let next = versions.get(number); next !== undefined; next = beforeIn(versions, next)) way.push(next);
  return way;
}

function beforeIn(versions: ReadonlyMap<number, StatedVersion>, { number, previous }: StatedVersion) {
  const before = previous === null ? undefined : versions.get(previous);
  // Numbers only grow: a record that says otherwise must not lead in a circle.
  return before === undefined || before.number >= number ? undefined : before;
}

/** What the versions said of one judgment, those that said the same taken together. */
function runsOf(way: readonly StatedVersion[], id: string): readonly EarlierStand[] {
  const runs: EarlierStand[] = [];
  // What later versions know of the ones before them: a version that does not name it left it as it was.
  let known = way.flatMap(({ changes }) => changes.filter((change) => change.id === id))[0]?.likelihood.to ?? null;
  for (const { number, publishedAt, scale, changes } of way) {
    const change = changes.find((each) => each.id === id);
    if (change !== undefined) known = change.likelihood.to;
    const run = runs.at(-1);
    if (run !== undefined && run.likelihood === known && run.scale.id === scale.id)
      runs[runs.length - 1] = { ...run, first: number, since: publishedAt };
    else runs.push({ first: number, last: number, since: publishedAt, likelihood: known, scale });
    if (change?.change === 'new' || change?.change === 'dropped') break;
    if (change !== undefined) known = change.likelihood.from;
  }
  return runs;
}
