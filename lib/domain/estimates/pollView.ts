/** One person's number for a judgment. */
export type PointEstimate = {
  readonly userId: string;
  readonly name: string;
  readonly hue: number;
  /** In [0, 1]. */
  readonly probability: number;
  /** The judgment's words when the number was given. */
  readonly statement: string;
};

/** Somebody, by name alone. */
export type Named = { readonly userId: string; readonly name: string; readonly hue: number };

/** What one person may know of a poll: before the reveal, who has given a number, and their own. */
export type PollView = {
  readonly given: readonly Named[];
  /** Who may give one and has not. */
  readonly awaited: readonly Named[];
  readonly mine: { readonly probability: number; readonly statement: string } | null;
  /** Null until the reveal. */
  readonly estimates: readonly PointEstimate[] | null;
};

/**
 * A poll as `viewerId` may see it. Until it is revealed nothing in it depends on anybody else's number: people stand by
 * name, neither by number nor by time.
 */
export function pollView(
  estimates: readonly PointEstimate[],
  entitled: readonly Named[],
  viewerId: string,
  isRevealed: boolean,
): PollView {
  const hasGiven = new Set(estimates.map(({ userId }) => userId));
  const own = estimates.find(({ userId }) => userId === viewerId);
  const awaited = isRevealed ? [] : entitled.filter(({ userId }) => !hasGiven.has(userId));
  return {
    given: byName(estimates).map(nameOf),
    awaited: byName(awaited).map(nameOf),
    mine: own === undefined ? null : { probability: own.probability, statement: own.statement },
    estimates: isRevealed ? byName(estimates) : null,
  };
}

const nameOf = ({ userId, name, hue }: Named): Named => ({ userId, name, hue });

/** By code units, ties by id: the same on every machine. */
function byName<T extends Named>(people: readonly T[]): readonly T[] {
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return people.toSorted((a, b) => order(a.name.toLowerCase(), b.name.toLowerCase()) || order(a.userId, b.userId));
}
