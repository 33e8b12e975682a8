import { restsOn, sourcesOf } from '../domain/argument/restsOn.ts';
import type { Argument, ArgumentNode } from '../domain/argument/argument.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { argumentOf } from './argumentOf.ts';
import type { DocJson, NodeJson } from './docJson.ts';
import { labelledBlocks, labelsOf } from './labels.ts';
import type { PublishedBasis } from './publication.ts';

/** Fields of a source that say how good it is; the others say where it is found. */
export const gradingFields: readonly string[] = [
  'reliability',
  'credibility',
  'accessBasis',
  'originator',
  'independenceGroup',
  'type',
  'record',
];

/** What became, from one text to the other, of the sources and of what the judgments rest on. */
export function basisChanges(before: DocJson, after: DocJson, scales: readonly Scale[]): PublishedBasis {
  const [old, now] = [sourcesIn(before), sourcesIn(after)];
  const [oldArgument, argument] = [argumentOf(before, scales), argumentOf(after, scales)];
  const labels = labelsOf(after);
  const rests = argument.nodes.flatMap((judgment) => {
    if (judgment.kind !== 'judgment' || oldArgument.byId.get(judgment.id) === undefined) return [];
    const known = new Set(carriers(oldArgument, judgment.id).map(({ id }) => id));
    const fresh = carriers(argument, judgment.id).filter(({ id }) => !known.has(id));
    const sources = fresh.filter(({ kind }) => kind === 'source');
    const on = (sources.length > 0 ? sources : fresh).map(({ id }) => labels.get(id) ?? '');
    return on.length === 0 ? [] : [{ judgmentId: judgment.id, label: labels.get(judgment.id) ?? '', on }];
  });
  return {
    sources: {
      added: [...now].filter(([id]) => !old.has(id)).map(([, { label }]) => label),
      removed: [...old].filter(([id]) => !now.has(id)).map(([, { label }]) => label),
      regraded: [...now].flatMap(([id, { label, node }]) => {
        const source = old.get(id);
        const isOther = gradingFields.some((field) => source?.node.attrs?.[field] !== node.attrs?.[field]);
        return source !== undefined && isOther ? [label] : [];
      }),
    },
    rests,
  };
}

/** What a judgment rests on: evidence for and against it, and the sources of these and its own, each once. */
function carriers(argument: Argument, judgmentId: string): readonly ArgumentNode[] {
  const footing = restsOn(argument, judgmentId);
  const evidence = [...footing.for, ...footing.against];
  const sources = [judgmentId, ...evidence.map(({ id }) => id)].flatMap((id) => sourcesOf(argument, id));
  return [...new Set([...evidence, ...sources])];
}

function sourcesIn(doc: DocJson): ReadonlyMap<string, { readonly label: string; readonly node: NodeJson }> {
  return new Map(
    labelledBlocks(doc).flatMap(({ id, kind, label, node }) =>
      kind === 'source' && id !== null ? [[id, { label, node }] as const] : [],
    ),
  );
}
