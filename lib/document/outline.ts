import type { DocJson, NodeJson } from './docJson.ts';
import type { NodeKind, SectionKind } from './grammar.ts';
import { sectionKinds } from './grammar.ts';
import { textOf } from './textOf.ts';

/** What the outline lists. */
export type OutlineKind = Extract<NodeKind, 'section' | 'heading' | 'judgment' | 'recommendation'>;

/** One line of the outline. */
export type OutlineEntry = {
  /** The block's id; null in a draft without ids. */
  readonly id: string | null;
  readonly kind: OutlineKind;
  /** `J1`, `R1`: derived from the order, never stored; empty for sections and headings. */
  readonly label: string;
  /** The first 60 characters of its words. */
  readonly text: string;
  /** A judgment's term id, null where it has none. */
  readonly likelihood: string | null;
  /** The section it stands in (its own kind, for a section); null outside. */
  readonly section: SectionKind | null;
};

const maxTextLength = 60;
const firstCharacters = new RegExp(`^.{0,${maxTextLength}}`, 'su');

/** The outline of a draft: sections, headings, judgments and recommendations in reading order, numbered J1.., R1... */
export function outlineOf(doc: DocJson): readonly OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const count = { judgment: 0, recommendation: 0 };

  const visit = (node: NodeJson, section: SectionKind | null): void => {
    switch (node.type) {
      case 'section': {
        const kind = sectionKindOf(node);
        const heading = node.content?.find((child) => child.type === 'sectionHeading');
        entries.push(entryOf(node, 'section', '', heading, kind));
        for (const child of node.content ?? []) visit(child, kind);
        return;
      }
      case 'heading':
        entries.push(entryOf(node, 'heading', '', node, section));
        return;
      case 'judgment': {
        count.judgment += 1;
        const statement = node.content?.find((child) => child.type === 'statement');
        entries.push(entryOf(node, 'judgment', `J${count.judgment}`, statement, section));
        return;
      }
      case 'recommendation':
        count.recommendation += 1;
        entries.push(entryOf(node, 'recommendation', `R${count.recommendation}`, node, section));
        return;
      default:
    }
  };
  for (const node of doc.content) visit(node, null);
  return entries;
}

/** A section's kind as the grammar knows it; `free` where it says none. */
export function sectionKindOf(node: NodeJson): SectionKind {
  return sectionKinds.find((kind) => kind === node.attrs?.kind) ?? 'free';
}

function entryOf(
  node: NodeJson,
  kind: OutlineKind,
  label: string,
  words: NodeJson | undefined,
  section: SectionKind | null,
): OutlineEntry {
  const { id, likelihood } = node.attrs ?? {};
  return {
    id: typeof id === 'string' ? id : null,
    kind,
    label,
    text: words ? shortened(textOf(words, maxTextLength * 4)) : '',
    likelihood: kind === 'judgment' && typeof likelihood === 'string' ? likelihood : null,
    section,
  };
}

/** The first 60 characters, whole code points, an ellipsis where something was cut. */
function shortened(text: string): string {
  const whole = text.replace(/\s+/gu, ' ').trim();
  const start = firstCharacters.exec(whole)?.[0] ?? '';
  return start.length === whole.length ? whole : `${start}…`;
}
