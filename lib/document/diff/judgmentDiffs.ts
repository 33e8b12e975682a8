import type { Scale } from '../../domain/likelihood/scale.ts';
import {
  isReworded,
  judgmentChangeOf,
  type JudgmentChange,
  type JudgmentState,
} from '../../domain/versions/judgmentChange.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { labelledBlocks } from '../labels.ts';
import { statementWords } from '../statementWords.ts';

type FromTo<T> = { readonly from: T; readonly to: T };

/** The change statement of one judgment; its id is its block's. */
export type JudgmentDiff = {
  readonly id: string;
  /** As it is, or as it was where it was dropped. */
  readonly label: string;
  readonly change: JudgmentChange;
  /** Whether it says something else, whatever became of its weight. */
  readonly reworded: boolean;
  /** Without the likelihood; null: it is not in that version. */
  readonly statement: FromTo<string | null>;
  readonly likelihood: FromTo<string | null>;
  readonly probability: FromTo<number | null>;
  readonly confidence: FromTo<string | null>;
  readonly horizon: FromTo<string | null>;
};

/** The change statements of all judgments of two versions, in the order of the later one; those dropped come last. */
export function judgmentDiffs(given: {
  readonly before: DocJson;
  readonly after: DocJson;
  readonly oldLabels: ReadonlyMap<string, string>;
  readonly nowLabels: ReadonlyMap<string, string>;
  readonly scaleOf: (doc: DocJson) => Scale;
}): readonly JudgmentDiff[] {
  const old = statesOf(given.before, given.scaleOf(given.before));
  const now = statesOf(given.after, given.scaleOf(given.after));
  return [...new Set([...now.keys(), ...old.keys()])].map((id) => {
    const [before, after] = [old.get(id) ?? null, now.get(id) ?? null];
    const both = <K extends keyof JudgmentState>(name: K): FromTo<JudgmentState[K] | null> => ({
      from: before?.[name] ?? null,
      to: after?.[name] ?? null,
    });
    return {
      id,
      label: given.nowLabels.get(id) ?? given.oldLabels.get(id) ?? '',
      change: judgmentChangeOf(before, after),
      reworded: before !== null && after !== null && isReworded(before, after),
      statement: both('statement'),
      likelihood: both('likelihood'),
      probability: both('probability'),
      confidence: both('confidence'),
      horizon: both('horizon'),
    };
  });
}

function statesOf(doc: DocJson, scale: Scale): ReadonlyMap<string, JudgmentState> {
  const states = new Map<string, JudgmentState>();
  for (const { id, kind, node } of labelledBlocks(doc)) {
    if (kind === 'judgment' && id !== null && !states.has(id)) states.set(id, stateOf(node, scale));
  }
  return states;
}

function stateOf(node: NodeJson, scale: Scale): JudgmentState {
  const text = (name: string): string | null => {
    const value = node.attrs?.[name];
    return typeof value === 'string' ? value : null;
  };
  const probability = node.attrs?.['probability'];
  return {
    statement: statementWords(node),
    likelihood: text('likelihood'),
    probability: typeof probability === 'number' ? probability : null,
    confidence: text('confidence'),
    horizon: text('horizon'),
    kind: text('kind'),
    scale,
  };
}
