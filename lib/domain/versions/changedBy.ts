/** What is known of who wrote between two versions. Ids of people. */
export type KnownWriting = {
  /** All who wrote in the draft in that time. */
  readonly writers: readonly string[];
  /** For each block, the Yjs client ids under which what stands there was written in that time. */
  readonly hands: Readonly<Record<string, readonly number[]>>;
  /** Who wrote under which client id, as often as the log says it. */
  readonly clients: readonly { readonly clientId: number; readonly actorId: string }[];
};

/**
 * Who changed each of these blocks, as far as it can be told truthfully; a block of which it cannot is left out.
 *
 * Where one person alone wrote, it is theirs. Else a block is put down to those whose writing still stands in it: of words that
 * were only taken out nobody is named, nor of a client id that the log gives to two people (who brings back what another
 * wrote is not its author).
 */
export function changedBy(
  blockIds: readonly string[],
  { writers, hands, clients }: KnownWriting,
): Readonly<Record<string, readonly string[]>> {
  const [only] = writers;
  if (only === undefined) return {};
  if (writers.length === 1) return Object.fromEntries(blockIds.map((id) => [id, [only]]));
  const actors = new Map<number, string | null>();
  for (const { clientId, actorId } of clients) {
    const known = actors.get(clientId);
    actors.set(clientId, known === undefined || known === actorId ? actorId : null);
  }
  return Object.fromEntries(
    blockIds.flatMap((id): readonly (readonly [string, readonly string[]])[] => {
      const found = (hands[id] ?? []).map((client) => actors.get(client) ?? null);
      const named = [...new Set(found.filter((actor) => actor !== null))].toSorted();
      // Some of it is nobody's we know: the others would pass for all.
      return named.length === 0 || found.includes(null) ? [] : [[id, named]];
    }),
  );
}
