import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { OutlineEntry } from '../../../lib/document/outline.ts';
import { labelPrefixes } from '../../../lib/document/labelPrefixes.ts';

/** One line of the outline: a section, or a block in one (or outside of all). */
export type OutlineRow = {
  /** The block's id; null in a draft that has none yet. */
  readonly id: string | null;
  readonly kind: string;
  /** `J1`, `E3`: derived from the order; empty where the kind has no number. */
  readonly label: string;
  /** The first words. */
  readonly text: string;
  /** A judgment's or alternative's term id. */
  readonly likelihood: string | null;
  /** The section it stands in; null for sections and for what stands outside of all. */
  readonly sectionId: string | null;
  /** A section's kind, as `key-judgments`; null for blocks. */
  readonly sectionKind: string | null;
};

/** What a likelihood token in a sentence says; empty where it says nothing. */
export type TermWords = (likelihood: string | null, form: string | null) => string;

/** What of a row comes from its block alone, and so is read again only when the block changed. */
type Read = Pick<OutlineRow, 'id' | 'kind' | 'text' | 'likelihood'>;

const maxTextLength = 80;
const prefixes: Readonly<Record<string, string>> = labelPrefixes;
/** Parts of a block that say something about its sentence rather than being it. */
const besides = new Set(['basis', 'ifWrong', 'whyNot', 'descriptor', 'footnote', 'relation']);

const textOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Reads the rows of drafts; one for as long as the paper's scale and wording hold, for their words are in the text. */
export class OutlineReader {
  private readonly reads = new WeakMap<ProseMirrorNode, Read>();

  constructor(private readonly termWords: TermWords) {}

  /** The rows in reading order. Unchanged blocks are not read again. */
  rowsOf(doc: ProseMirrorNode): readonly OutlineRow[] {
    const rows: OutlineRow[] = [];
    const counts = new Map<string, number>();
    const take = (node: ProseMirrorNode, section: ProseMirrorNode | null) => {
      const read = this.read(node);
      const prefix = prefixes[read.kind];
      const number = (counts.get(read.kind) ?? 0) + 1;
      counts.set(read.kind, number);
      rows.push({
        ...read,
        label: prefix === undefined ? '' : `${prefix}${number}`,
        sectionId: section === null ? null : textOr(section.attrs.id),
        sectionKind: read.kind === 'section' ? (textOr(node.attrs.kind) ?? 'free') : null,
      });
    };
    doc.forEach((child) => {
      if (isListed(child, null)) take(child, null);
      if (child.type.name !== 'section') return;
      child.forEach((block) => {
        if (isListed(block, child)) take(block, child);
      });
    });
    return rows;
  }

  private read(node: ProseMirrorNode): Read {
    const known = this.reads.get(node);
    if (known !== undefined) return known;
    const likelihood = textOr(node.attrs.likelihood);
    const read: Read = {
      id: textOr(node.attrs.id),
      kind: node.type.name,
      text: shortened(this.leadOf(node, likelihood)),
      likelihood,
    };
    this.reads.set(node, read);
    return read;
  }

  /** The block's own words: its first text that is not beside the sentence; a section's heading. */
  private leadOf(node: ProseMirrorNode, likelihood: string | null): string {
    if (node.type.name === 'section') {
      const heading = node.children.find((child) => child.type.name === 'sectionHeading');
      return heading === undefined ? '' : this.wordsOf(heading, likelihood);
    }
    if (node.isTextblock) return this.wordsOf(node, likelihood);
    for (const child of node.children) {
      if (besides.has(child.type.name) || child.isLeaf) continue;
      const text = this.leadOf(child, likelihood);
      if (text !== '') return text;
    }
    return '';
  }

  private wordsOf(block: ProseMirrorNode, likelihood: string | null): string {
    const end = Math.min(block.content.size, maxTextLength * 3);
    const text = block.textBetween(0, end, ' ', (leaf) =>
      leaf.type.name === 'likelihoodTerm' ? this.termWords(likelihood, textOr(leaf.attrs.form)) : ' ',
    );
    return text.trimStart();
  }
}

/** Sections, headings and numbered blocks; in implications also plain paragraphs, for there each is a point of its own. */
function isListed(node: ProseMirrorNode, section: ProseMirrorNode | null): boolean {
  const kind = node.type.name;
  if (kind === 'section' || kind === 'heading' || prefixes[kind] !== undefined) return true;
  return kind === 'paragraph' && section?.attrs.kind === 'implications' && node.content.size > 0;
}

/** The first characters, whole code points, an ellipsis where something was cut. */
function shortened(text: string): string {
  const whole = text.replace(/\s+/gu, ' ').trim();
  const first = whole === '' ? '' : whole.charAt(0).toUpperCase() + whole.slice(1);
  const points = Array.from(first);
  return points.length <= maxTextLength ? first : `${points.slice(0, maxTextLength).join('')}…`;
}

/** The rows of a stored copy, until the live draft is there. */
export function rowsOfEntries(entries: readonly OutlineEntry[]): readonly OutlineRow[] {
  let sectionId: string | null = null;
  return entries.map(({ id, kind, label, text, likelihood, section }) => {
    const isSection = kind === 'section';
    if (isSection) sectionId = id;
    return {
      id,
      kind,
      label,
      text,
      likelihood,
      sectionId: isSection || section === null ? null : sectionId,
      sectionKind: isSection ? (section ?? 'free') : null,
    };
  });
}
