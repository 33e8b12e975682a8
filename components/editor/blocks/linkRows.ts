import type { RelationKind } from '../../../lib/document/grammar.ts';
import type { BlockLink } from './blockLinks.ts';
import type { BlockTargets } from './blockNumbers.ts';

/** A chip in a block's row of links. `own` is the link of this block; null where another block links here. */
export type LinkChip = {
  readonly label: string;
  readonly target: string;
  readonly isBroken: boolean;
  readonly own: BlockLink | null;
};
export type LinkRow = { readonly words: string; readonly chips: readonly LinkChip[] };

/** What a block's own links say, in the order they are shown. */
export const linkWords: Readonly<Record<RelationKind, string>> = {
  supports: 'Rests on',
  contradicts: 'Contradicted by',
  context: 'Context',
  assumes: 'Assumes',
  cites: 'Cites',
  'alternative-to': 'Alternative to',
  indicates: 'Would move',
  limits: 'Limits',
  serves: 'Serves',
};
/** What others' links to it say; the rest is of no use there. */
const wordsFrom: Readonly<Partial<Record<RelationKind, string>>> = {
  'alternative-to': 'Alternative',
  indicates: 'Indicator',
  limits: 'Limited by',
};

/** What the button that opens the picker of links is called, by the kind of block. */
export const linkInvites: Readonly<Record<string, string>> = {
  judgment: 'Link evidence',
  alternative: 'Link evidence',
  evidence: 'Cite a source',
  figure: 'Cite a source',
  assumption: 'Link evidence',
  recommendation: 'Link a judgment',
  indicator: 'Link a judgment',
  gap: 'Link a judgment',
};

/** The rows of links under a block: its own by kind, then what others say of it. */
export function linkRows(id: unknown, links: readonly BlockLink[], targets: BlockTargets): readonly LinkRow[] {
  const rows: LinkRow[] = [];
  for (const [kind, words] of Object.entries(linkWords)) {
    const chips = links.filter((link) => link.kind === kind).map((link) => chipOf(link, targets));
    if (chips.length > 0) rows.push({ words, chips });
  }
  const from = typeof id === 'string' ? (targets.get(id)?.from ?? []) : [];
  for (const [kind, words] of Object.entries(wordsFrom)) {
    const held = from.filter((each) => each.kind === kind);
    const chips = held
      .filter((each, index) => held.findIndex((other) => other.id === each.id) === index)
      .map((each) => ({ label: each.label, target: each.id, isBroken: false, own: null }));
    if (chips.length > 0) rows.push({ words, chips });
  }
  return rows;
}

function chipOf(link: BlockLink, targets: BlockTargets): LinkChip {
  const target = targets.get(link.target);
  if (target === undefined) return { label: 'missing', target: link.target, isBroken: true, own: link };
  const place = link.locator === null ? '' : `, ${link.locator}`;
  return { label: `${target.label}${place}`, target: link.target, isBroken: false, own: link };
}
