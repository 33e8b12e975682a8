import type { Severity } from '../Finding.ts';

/** One check: what it is drawn from, what it looks at, and what it must not mistake. */
export type CheckDefinition = {
  readonly id: string;
  readonly title: string;
  /** What one reads beside the text. */
  readonly message: string;
  readonly severity: Severity;
  /** Whether an open finding keeps a paper from being published. */
  readonly gate: boolean;
  readonly standard: string;
  /** `structure`: fields and links, exact. `words`: prose, in English. */
  readonly layer: 'structure' | 'words';
  readonly guards: string;
  /** Off unless a profile switches it on. */
  readonly isOptional?: true;
};

type Rest = Partial<Pick<CheckDefinition, 'gate' | 'isOptional' | 'guards'>>;
/** An entry of the table: what is not said is neither gate nor optional. */
export function check<const Id extends string>(
  id: Id,
  title: string,
  severity: Severity,
  layer: CheckDefinition['layer'],
  standard: string,
  message: string,
  rest: Rest = {},
): CheckDefinition & { readonly id: Id } {
  return { id, title, message, severity, gate: false, standard, layer, guards: '', ...rest };
}
