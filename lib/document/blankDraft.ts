import type { DocJson, NodeJson } from './docJson.ts';
import { block, section, textBlock } from './import/blocks.ts';
import { standardSections } from './import/sectionOfHeading.ts';
import type { SectionKind } from './grammar.ts';

/** A new draft: the title, the four standard sections, one empty judgment and one empty recommendation. Without block ids: `withFreshIds` adds them. */
export function blankDraft(title: string): DocJson {
  const clean = title.replace(/\s+/gu, ' ').trim();
  const sections = standardSections.map(({ kind, heading }) => section(kind, heading, firstBlocks(kind)));
  return { type: 'doc', content: [textBlock('title', clean), ...sections] };
}

function firstBlocks(kind: SectionKind): readonly NodeJson[] {
  if (kind === 'key-judgments') return [block('judgment', [textBlock('statement', ''), textBlock('basis', '')])];
  if (kind === 'recommendations') return [block('recommendation', [textBlock('paragraph', '')])];
  return [];
}
