import { unreachable } from '../result.ts';
import type { Scope } from './scope.ts';

/** When a later change makes an approval stale. */
export const stalePolicies = ['any', 'judgments', 'never'] as const;
export type StalePolicy = (typeof stalePolicies)[number];

/** What happened to one block between the approved text and the draft. */
export type BlockChange = {
  readonly blockId: string;
  readonly change: 'added' | 'removed' | 'moved' | 'edited' | 'unchanged';
  /** Names of the fields that changed. */
  readonly fields: readonly string[];
  /** Kind of the typed block it is, or stands in (`judgment`, `source`); null: none. */
  readonly kind: string | null;
  /** The section it stands in, or stood in where it is gone; null: none. */
  readonly section: string | null;
};

/** Kinds in which any change of content counts as one of the analysis. */
const weighty: readonly string[] = ['judgment', 'alternative', 'source'];
/** Fields that count wherever they stand. */
const weightyFields: readonly string[] = ['likelihood', 'probability', 'confidence', 'horizon', 'credibility'];

/**
 * Ids of the blocks whose change makes an approval stale, in the order of `changes`; none: it is as good as on its first day.
 * What lies outside the sections that a reviewer was asked to look at leaves their approval alone.
 */
export function staleBlocks(policy: StalePolicy, scope: Scope, changes: readonly BlockChange[]): readonly string[] {
  return changes
    .filter((each) => each.change !== 'unchanged' && counts(policy, each) && isInScope(scope, each))
    .map(({ blockId }) => blockId);
}

function counts(policy: StalePolicy, { change, kind, fields }: BlockChange): boolean {
  switch (policy) {
    case 'any':
      return true;
    case 'judgments':
      // A judgment that only stands elsewhere says the same.
      return (
        (kind !== null && weighty.includes(kind) && change !== 'moved') ||
        fields.some((field) => weightyFields.includes(field))
      );
    case 'never':
      return false;
    default:
      return unreachable(policy);
  }
}

function isInScope(scope: Scope, { section, blockId }: BlockChange): boolean {
  if (scope.kind !== 'sections') return true;
  return (section !== null && scope.sections.includes(section)) || scope.sections.includes(blockId);
}
