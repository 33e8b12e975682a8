/** What can stand in an argument. A `passage` is a block without a number whose text cites a source. */
export const argumentNodeKinds = [
  'source',
  'evidence',
  'figure',
  'assumption',
  'alternative',
  'judgment',
  'recommendation',
  'indicator',
  'gap',
  'passage',
] as const;
export type ArgumentNodeKind = (typeof argumentNodeKinds)[number];

/** What a relation says of the node it comes from and the node it names. */
export type ArgumentRelationKind =
  'supports' | 'contradicts' | 'context' | 'assumes' | 'cites' | 'serves' | 'alternative-to' | 'indicates' | 'limits';

/** A block of the draft as far as the argument goes. Fields that its kind does not have are null. */
export type ArgumentNode = {
  readonly id: string;
  readonly kind: ArgumentNodeKind;
  /** Its number, `J2`; empty for a passage. */
  readonly label: string;
  /** Its first words. */
  readonly text: string;
  /** Reliability of a source, A to F. */
  readonly reliability: string | null;
  /** Credibility of an item of evidence, 1 to 6. */
  readonly credibility: string | null;
  /** Which sources have one origin: those that name the same group count as one voice. */
  readonly independenceGroup: string | null;
  /** Date of the information, as precise as it is known (`2026`, `2026-10`, `2026-10-12`). */
  readonly date: string | null;
  /** Whether an assumption is one on which the judgments that make it stand or fall. */
  readonly isLinchpin: boolean;
};

/** A link: what it comes from, what it names, what it says. */
export type ArgumentRelation = {
  /** The link's own id; null for a citation in a line of text. */
  readonly id: string | null;
  readonly from: string;
  readonly to: string;
  readonly kind: ArgumentRelationKind;
  /** Where in a source: `p. 4`. */
  readonly locator: string | null;
};

/** A link that carries nothing: what it names is gone, or is of a kind that it cannot name. */
export type BrokenRelation = ArgumentRelation & { readonly fault: 'gone' | 'misfit' };

/** An argument that can be walked both ways. Made by `argumentOf`. */
export type Argument = {
  /** In reading order. */
  readonly nodes: readonly ArgumentNode[];
  readonly byId: ReadonlyMap<string, ArgumentNode>;
  /** Sound relations, each once, in the order of the draft. */
  readonly relations: readonly ArgumentRelation[];
  readonly broken: readonly BrokenRelation[];
  /** The sound relations that come from a node. */
  readonly relationsFrom: (id: string) => readonly ArgumentRelation[];
  /** The sound relations that name a node. */
  readonly relationsTo: (id: string) => readonly ArgumentRelation[];
};

const claims = ['judgment', 'alternative', 'assumption'] as const;
const fits: Readonly<
  Record<ArgumentRelationKind, { readonly from: readonly ArgumentNodeKind[]; readonly to: readonly ArgumentNodeKind[] }>
> = {
  supports: { from: claims, to: ['evidence'] },
  contradicts: { from: claims, to: ['evidence'] },
  context: { from: claims, to: ['evidence'] },
  assumes: { from: ['judgment', 'alternative'], to: ['assumption'] },
  cites: { from: argumentNodeKinds, to: ['source'] },
  serves: { from: ['recommendation'], to: ['judgment'] },
  'alternative-to': { from: ['alternative'], to: ['judgment'] },
  indicates: { from: ['indicator'], to: ['judgment', 'alternative'] },
  limits: { from: ['gap'], to: ['judgment', 'alternative'] },
};

/** The kinds of node that a relation of `kind` may name. */
export function targetsOf(kind: ArgumentRelationKind): readonly ArgumentNodeKind[] {
  return fits[kind].to;
}

/** Whether a relation of `kind` may go from a node of one kind to a node of another. */
export function relationFits(kind: ArgumentRelationKind, from: ArgumentNodeKind, to: ArgumentNodeKind): boolean {
  return fits[kind].from.includes(from) && fits[kind].to.includes(to);
}

/**
 * Indexes an argument both ways (AG1). Of nodes with one id the first counts; of equal relations the first counts, so
 * that two people who link the same at once have linked it once. Citations at different places of a source differ.
 *
 * @param relations In the order of the draft. One that comes from no node is left out; one that names no node, itself,
 * or a kind that it cannot name, is listed as broken (AG2).
 */
export function argumentOf(nodes: readonly ArgumentNode[], relations: readonly ArgumentRelation[]): Argument {
  const byId = new Map<string, ArgumentNode>();
  for (const node of nodes) if (!byId.has(node.id)) byId.set(node.id, node);
  const sound: ArgumentRelation[] = [];
  const broken: BrokenRelation[] = [];
  const from = new Map<string, ArgumentRelation[]>();
  const to = new Map<string, ArgumentRelation[]>();
  const seen = new Set<string>();
  for (const relation of relations) {
    const holder = byId.get(relation.from);
    const key = JSON.stringify([relation.from, relation.kind, relation.to, relation.locator?.trim() || null]);
    if (holder === undefined || seen.has(key)) continue;
    seen.add(key);
    const target = byId.get(relation.to);
    if (target === undefined || target === holder || !relationFits(relation.kind, holder.kind, target.kind)) {
      broken.push({ ...relation, fault: target === undefined ? 'gone' : 'misfit' });
      continue;
    }
    sound.push(relation);
    push(from, relation.from, relation);
    push(to, relation.to, relation);
  }
  return {
    nodes: [...byId.values()],
    byId,
    relations: sound,
    broken,
    relationsFrom: (id) => from.get(id) ?? [],
    relationsTo: (id) => to.get(id) ?? [],
  };
}

function push<V>(lists: Map<string, V[]>, key: string, value: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
