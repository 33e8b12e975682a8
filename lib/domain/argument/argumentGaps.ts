import type { Argument, ArgumentNode, BrokenRelation } from './argument.ts';
import { gradeOf, isJudged } from './grade.ts';
import { named } from './restsOn.ts';

/** What an argument still lacks. Nodes in reading order. */
export type ArgumentGaps = {
  /** Judgments that no evidence is for: context does not count, nor does what they assume. */
  readonly unsupported: readonly ArgumentNode[];
  /** Evidence that cites no source. */
  readonly uncited: readonly ArgumentNode[];
  /** Evidence that no claim is linked to, and sources that nothing cites. */
  readonly citedNowhere: readonly ArgumentNode[];
  /** Evidence for a judgment whose grade is missing on a side, or says on one that it cannot be judged (F, 6). */
  readonly unjudged: readonly ArgumentNode[];
  /** Recommendations that serve no judgment. */
  readonly unserved: readonly ArgumentNode[];
  readonly broken: readonly BrokenRelation[];
};

/** Reads what an argument lacks (AG8). */
export function argumentGaps(argument: Argument): ArgumentGaps {
  const having = (kind: ArgumentNode['kind'], lacks: (node: ArgumentNode) => boolean) =>
    argument.nodes.filter((node) => node.kind === kind && lacks(node));
  return {
    unsupported: having('judgment', ({ id }) => named(argument, id, 'supports').length === 0),
    uncited: having('evidence', ({ id }) => named(argument, id, 'cites').length === 0),
    citedNowhere: argument.nodes.filter((node) => isCitedNowhere(argument, node)),
    unjudged: having(
      'evidence',
      (node) =>
        argument.relationsTo(node.id).some(({ kind }) => kind === 'supports' || kind === 'contradicts') &&
        !isJudged(gradeOf(argument, node)),
    ),
    unserved: having('recommendation', ({ id }) => named(argument, id, 'serves').length === 0),
    broken: argument.broken,
  };
}

/** Whether an item of evidence or a source stands in the draft without anything that refers to it. */
export function isCitedNowhere(argument: Argument, { id, kind }: ArgumentNode): boolean {
  return (kind === 'evidence' || kind === 'source') && argument.relationsTo(id).length === 0;
}
