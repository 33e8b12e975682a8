import type { Argument, ArgumentNode, ArgumentRelation, ArgumentRelationKind, BrokenRelation } from './argument.ts';

/** What a claim (a judgment, an alternative, an assumption) is linked to, by what the links say, in the order they were made. */
export type Footing = {
  readonly for: readonly ArgumentNode[];
  readonly against: readonly ArgumentNode[];
  /** Carries nothing. */
  readonly context: readonly ArgumentNode[];
  readonly assumed: readonly ArgumentNode[];
  readonly broken: readonly BrokenRelation[];
};

/** What a claim rests on, what speaks against it, what it assumes; each node once per list (AG3). */
export function restsOn(argument: Argument, claimId: string): Footing {
  return {
    for: named(argument, claimId, 'supports'),
    against: named(argument, claimId, 'contradicts'),
    context: named(argument, claimId, 'context'),
    assumed: named(argument, claimId, 'assumes'),
    broken: argument.broken.filter(({ from }) => from === claimId),
  };
}

/** The nodes that a node's relations of one kind name, each once. */
export function named(argument: Argument, id: string, kind: ArgumentRelationKind): readonly ArgumentNode[] {
  return ends(
    argument,
    argument.relationsFrom(id).filter((relation) => relation.kind === kind),
    (relation) => relation.to,
  );
}

/** The nodes whose relations of one of these kinds name a node, each once, in reading order. */
export function naming(
  argument: Argument,
  id: string,
  ...kinds: readonly ArgumentRelationKind[]
): readonly ArgumentNode[] {
  return ends(
    argument,
    argument.relationsTo(id).filter((relation) => kinds.includes(relation.kind)),
    (relation) => relation.from,
  );
}

/** The sources that a node cites, each once. */
export function sourcesOf(argument: Argument, id: string): readonly ArgumentNode[] {
  return named(argument, id, 'cites');
}

/**
 * How many independent voices sources are: those of one named group count once, those of no group each for itself.
 */
export function voicesOf(sources: readonly ArgumentNode[]): number {
  return new Set(
    sources.map(({ id, independenceGroup }) => {
      const group = independenceGroup?.trim().toLowerCase() ?? '';
      return group === '' ? `source ${id}` : `group ${group}`;
    }),
  ).size;
}

function ends(
  argument: Argument,
  relations: readonly ArgumentRelation[],
  end: (relation: ArgumentRelation) => string,
): readonly ArgumentNode[] {
  const found = new Set<ArgumentNode>();
  for (const relation of relations) {
    const node = argument.byId.get(end(relation));
    if (node !== undefined) found.add(node);
  }
  return [...found];
}
