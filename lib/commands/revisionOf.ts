import { gradingFields } from '../document/basisChanges.ts';
import type { DocJson } from '../document/docJson.ts';
import { keySourcesOf } from '../document/keySources.ts';
import type { PublishedChange } from '../document/publication.ts';
import { labelOf, findScale, termById } from '../domain/likelihood/scaleById.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import type { Revision } from '../domain/publications/revisionKind.ts';
import type { BlockDiffDto, DiffDto } from '../protocol/versionDto.ts';

/** What differs from the version before, as the rules of publishing read it. */
export function revisionOf(diff: DiffDto, before: DocJson, after: DocJson, scales: readonly Scale[]): Revision {
  const words = (side: 'from' | 'to') => (id: string | null) => {
    const { scale, wording } = diff.reading[side];
    const term = termById(findScale(scales, scale), id);
    return term === null ? id : labelOf(term, wording ?? undefined);
  };
  const key = new Set([...keySourcesOf(before, scales), ...keySourcesOf(after, scales)]);
  const changed = ownersOf(diff);
  const sources = changed.filter(({ type }) => type === 'source');
  return {
    judgments: diff.judgments.map(({ label, change, reworded, likelihood, confidence }) => ({
      label,
      change,
      reworded,
      likelihood: { from: words('from')(likelihood.from), to: words('to')(likelihood.to) },
      confidence,
    })),
    sources: {
      added: sources.filter(({ change }) => change === 'added').length,
      removed: sources.filter(({ change }) => change === 'removed').length,
      changed: sources.filter(({ change }) => change === 'edited').length,
    },
    keySources: sources
      .filter(
        ({ id, change, fields }) =>
          key.has(id) && (change !== 'edited' || fields.some((each) => gradingFields.includes(each))),
      )
      .map(({ label }) => label),
    otherBlocks: changed.filter(({ type }) => type !== 'source' && type !== 'judgment').length,
  };
}

/** The judgments' changes, as they are frozen for readers. */
export function publishedChanges({ judgments }: DiffDto): readonly PublishedChange[] {
  return judgments
    .filter(({ change }) => change !== 'unchanged')
    .map(({ id, label, change, likelihood }) => ({ id, label, change, likelihood }));
}

type ChangedOwner = {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly change: BlockDiffDto['change'];
  readonly fields: readonly string[];
};

/** Blocks of the root or of a section with what changed in them; those that only stand elsewhere say the same. */
function ownersOf({ blocks }: DiffDto): readonly ChangedOwner[] {
  const own = new Map(blocks.map((block) => [block.blockId, block]));
  const found = new Map<string, ChangedOwner>();
  for (const { owner, change, fields } of blocks) {
    if (change === 'unchanged' || change === 'moved') continue;
    const block = own.get(owner);
    const known = found.get(owner);
    const whole = block?.change === 'added' || block?.change === 'removed' ? block.change : 'edited';
    found.set(owner, {
      id: owner,
      type: block?.type ?? '',
      label: block?.label ?? '',
      change: whole,
      fields: [...(known?.fields ?? []), ...fields.map(({ field }) => field)],
    });
  }
  return [...found.values()];
}
