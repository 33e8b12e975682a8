import type { Argument, ArgumentNode } from './argument.ts';
import { listed } from './listed.ts';
import { named, naming, sourcesOf } from './restsOn.ts';

/** What a withdrawal takes away. Claims are judgments, alternatives and assumptions, in reading order. */
export type Fall = {
  /** Evidence that goes with a source, because it cites nothing else. */
  readonly evidence: readonly ArgumentNode[];
  /** Evidence that cites the source, and another. */
  readonly kept: readonly ArgumentNode[];
  /** Claims that keep something to rest on. */
  readonly loseSome: readonly ArgumentNode[];
  /** Claims that have nothing left to rest on. */
  readonly loseAll: readonly ArgumentNode[];
  /** Recommendations all of whose judgments lose all. */
  readonly recommendations: readonly ArgumentNode[];
};

/**
 * What falls when evidence, a source or an assumption is withdrawn (AG4). A source takes with it the evidence that
 * cites it and only it. Context carries nothing, so losing it is no loss, and having it left is nothing left. A claim
 * rests on the evidence for it and on what it assumes; an assumption that is a linchpin takes all with it.
 * For other kinds of node, and unknown ids, nothing falls.
 */
export function fallsWith(argument: Argument, id: string): Fall {
  const withdrawn = argument.byId.get(id);
  const citing = withdrawn?.kind === 'source' ? naming(argument, id, 'cites').filter(isEvidence) : [];
  const evidence = citing.filter((item) => sourcesOf(argument, item.id).length === 1);
  const gone = new Set<string>([id, ...evidence.map((item) => item.id)]);
  const isWithdrawable = withdrawn !== undefined && ['evidence', 'source', 'assumption'].includes(withdrawn.kind);
  const loseSome: ArgumentNode[] = [];
  const loseAll: ArgumentNode[] = [];
  for (const claim of isWithdrawable ? claimsOn(argument, gone) : []) {
    const footing = [...named(argument, claim.id, 'supports'), ...named(argument, claim.id, 'assumes')];
    const isLinchpin = withdrawn?.kind === 'assumption' && withdrawn.isLinchpin;
    if (isLinchpin || footing.every((node) => gone.has(node.id))) loseAll.push(claim);
    else loseSome.push(claim);
  }
  const fallen = new Set(loseAll);
  return {
    evidence,
    kept: citing.filter((item) => !gone.has(item.id)),
    loseSome,
    loseAll,
    recommendations: argument.nodes.filter((node) => {
      const served = node.kind === 'recommendation' ? named(argument, node.id, 'serves') : [];
      return served.length > 0 && served.every((judgment) => fallen.has(judgment));
    }),
  };
}

/** What would fall, in a sentence: "J1 and J3 rest on this; J2 would have nothing left." (AG5) */
export function fallSentence(argument: Argument, id: string): string {
  const node = argument.byId.get(id);
  if (node === undefined) return '';
  const { loseSome, loseAll, evidence, kept } = fallsWith(argument, id);
  if (loseSome.length === 0 && loseAll.length === 0) return idleSentence(argument, node, evidence, kept);
  const verb = node.kind === 'assumption' ? ['assumes', 'assume'] : ['rests on', 'rest on'];
  const holding = (nodes: readonly ArgumentNode[]) =>
    `${listed(nodes.map(({ label }) => label))} ${nodes.length === 1 ? verb[0] : verb[1]} this`;
  if (loseAll.length === 0) return `${holding(loseSome)}.`;
  if (loseSome.length === 0) return `${holding(loseAll)}, and would have nothing left.`;
  return `${holding(loseSome)}; ${listed(loseAll.map(({ label }) => label))} would have nothing left.`;
}

function idleSentence(
  argument: Argument,
  node: ArgumentNode,
  evidence: readonly ArgumentNode[],
  kept: readonly ArgumentNode[],
): string {
  if (node.kind === 'source') {
    const items = [...evidence, ...kept];
    if (items.length > 0) {
      const labels = listed(items.map(({ label }) => label));
      const elsewhere =
        kept.length === items.length ? (items.length === 1 ? ', and another source' : ', and others') : '';
      return items.length === 1 ? `${labels} cites this${elsewhere}.` : `${labels} cite this${elsewhere}.`;
    }
    return argument.relationsTo(node.id).length > 0 ? 'Cited, but no evidence rests on it.' : 'Cited nowhere.';
  }
  if (node.kind === 'assumption') return 'No judgment assumes this.';
  if (node.kind !== 'evidence') return '';
  const against = naming(argument, node.id, 'contradicts').map(({ label }) => label);
  if (against.length > 0) return `It speaks against ${listed(against)}; nothing rests on it.`;
  const around = naming(argument, node.id, 'context').map(({ label }) => label);
  return around.length > 0 ? `Context for ${listed(around)}; nothing rests on it.` : 'Nothing rests on this.';
}

const isEvidence = (node: ArgumentNode): boolean => node.kind === 'evidence';

function claimsOn(argument: Argument, gone: ReadonlySet<string>): readonly ArgumentNode[] {
  const claims = new Set<ArgumentNode>();
  for (const id of gone) for (const claim of naming(argument, id, 'supports', 'assumes')) claims.add(claim);
  return argument.nodes.filter((node) => claims.has(node));
}
