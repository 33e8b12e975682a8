import type { NodeJson } from '../docJson.ts';
import { relationKinds } from '../grammar.ts';
import type { RelationKind } from '../grammar.ts';
import type { LabelledKind } from '../labelPrefixes.ts';
import { missing } from './printing.ts';
import type { Printing } from './printing.ts';

const phrases: Readonly<Record<RelationKind, string>> = {
  supports: 'rests on',
  contradicts: 'contradicted by',
  context: 'context',
  assumes: 'assumes',
  cites: 'cites',
  serves: 'serves',
  'alternative-to': 'alternative to',
  indicates: 'indicates',
  limits: 'limits',
};

/**
 * A block's links as one sentence: "Rests on E1, E3; contradicted by E2; assumes AS1." Equal links count once; one whose
 * block is gone, or of a kind it cannot name, is printed as missing. Null where there are none.
 */
export function relationLine(block: NodeJson, kind: LabelledKind, printing: Printing): string | null {
  const clauses = relationKinds.flatMap((relation) => {
    const targets = targetsOf(block, kind, relation, printing);
    return targets.length === 0 ? [] : [`${phrases[relation]} ${targets.join(', ')}`];
  });
  const [first, ...others] = clauses;
  if (first === undefined) return null;
  return `${[first.charAt(0).toUpperCase() + first.slice(1), ...others].join('; ')}.`;
}

function targetsOf(block: NodeJson, from: LabelledKind, kind: RelationKind, printing: Printing): readonly string[] {
  const seen = new Set<string>();
  return (block.content ?? []).flatMap((child) => {
    const { target, locator } = child.attrs ?? {};
    // A link half made, without a kind or a target, says nothing yet.
    if (child.type !== 'relation' || child.attrs?.kind !== kind || typeof target !== 'string') return [];
    const place = typeof locator === 'string' && locator.trim() !== '' ? locator.trim() : null;
    const key = JSON.stringify([target, place]);
    if (seen.has(key)) return [];
    seen.add(key);
    const block = printing.target(kind, from, target);
    const isRecalled = block !== null && printing.recallOf(block.node) !== null;
    const said = [place, isRecalled ? 'recalled' : null].filter((part) => part !== null).join(', ');
    const label = block?.label ?? missing;
    return [said === '' ? label : `${label} (${said})`];
  });
}
