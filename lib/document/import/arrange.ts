import { unreachable } from '../../domain/result.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import type { SectionKind } from '../grammar.ts';
import { block } from './blocks.ts';
import type { NoteTaker } from './importNote.ts';
import type { LooseBlock } from './looseBlock.ts';
import { standardSections } from './sectionOfHeading.ts';
import type { Reading } from './termToToken.ts';
import { typedBlocks } from './typedBlocks.ts';

/** A section as it is put together. */
type OpenSection = {
  readonly kind: SectionKind;
  readonly heading: readonly NodeJson[];
  /** Level of its heading: what is below it heads something inside. */
  readonly level: number;
  readonly blocks: NodeJson[];
};

/** Level of headings inside a section that stand right below its own; deeper ones follow. */
const innerLevel = 3;

/**
 * Puts blocks into a draft: headings that open sections do, and what stands under them becomes what the section holds
 * (IM6, IM7). What stands before the first section stays outside the sections. The four standard sections exist in any
 * case (IM9). The title carries the scale (and wording) that likelihoods are read by.
 */
export function arrange(
  title: readonly NodeJson[],
  blocks: readonly LooseBlock[],
  reading: Reading,
  notes: NoteTaker,
): DocJson {
  const outside: NodeJson[] = [];
  const sections: OpenSection[] = [];
  for (const each of blocks) {
    const open = sections.at(-1);
    switch (each.kind) {
      case 'heading':
        if (each.opens !== null) {
          sections.push({ kind: each.opens, heading: each.content, level: each.level, blocks: [] });
        } else {
          const level = open === undefined ? each.level : Math.max(innerLevel, each.level - open.level + 2);
          (open?.blocks ?? outside).push(block('heading', each.content, { level: Math.min(level, 6) }));
        }
        break;
      case 'block':
        if (open === undefined) outside.push(each.node);
        else {
          const typed = typedBlocks(each.node, open.kind, reading);
          if (each.node.type.endsWith('List') && !typed.includes(each.node)) notes.add('list-numbers');
          open.blocks.push(...typed);
        }
        break;
      default:
        unreachable(each);
    }
  }
  const titleNode = { ...block('title', title), attrs: titleAttributes(reading) };
  return { type: 'doc', content: [titleNode, ...outside, ...withStandardSections(sections)] };
}

function titleAttributes({ scale, wording, ranges }: Reading): Readonly<Record<string, string>> {
  return { scale: scale.id, ...(wording !== null && { wording }), ...(ranges !== null && { ranges }) };
}

/**
 * The sections in the text's own order; a standard one that is missing comes after the nearest of those that usually
 * precede it, else before the first of those that usually follow, else last.
 */
function withStandardSections(found: readonly OpenSection[]): readonly NodeJson[] {
  const ordered: Omit<OpenSection, 'level'>[] = [...found];
  const isOneOf = (some: readonly { readonly kind: SectionKind }[]) => (section: { readonly kind: SectionKind }) =>
    some.some((each) => each.kind === section.kind);
  standardSections.forEach((missing, position) => {
    if (ordered.some(isOneOf([missing]))) return;
    const after = ordered.findLastIndex(isOneOf(standardSections.slice(0, position)));
    const before = ordered.findIndex(isOneOf(standardSections.slice(position + 1)));
    const place = after >= 0 ? after + 1 : before >= 0 ? before : ordered.length;
    const heading: readonly NodeJson[] = [{ type: 'text', text: missing.heading }];
    ordered.splice(place, 0, { kind: missing.kind, heading, blocks: [] });
  });
  return ordered.map(({ kind, heading, blocks }) =>
    block('section', [block('sectionHeading', heading), ...(blocks.length > 0 ? blocks : [{ type: 'paragraph' }])], {
      kind,
    }),
  );
}
