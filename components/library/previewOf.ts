import type { DocJson, NodeJson } from '@/lib/document/docJson.ts';

/** One thing an import makes, in the order of the text. */
export type PreviewBlock = {
  readonly kind: 'title' | 'section' | 'judgment' | 'recommendation' | 'paragraph';
  readonly text: string;
  /** A judgment's term of the scale; null where its words state none. */
  readonly likelihood: string | null;
};

const textOf = (node: NodeJson): string => node.text ?? (node.content ?? []).map(textOf).join('');

function blockOf(node: NodeJson): PreviewBlock {
  const likelihood = node.attrs?.['likelihood'];
  switch (node.type) {
    case 'title':
      return { kind: 'title', text: textOf(node), likelihood: null };
    case 'judgment': {
      const statement = node.content?.find((child) => child.type === 'statement');
      return {
        kind: 'judgment',
        text: statement === undefined ? '' : textOf(statement),
        likelihood: typeof likelihood === 'string' ? likelihood : null,
      };
    }
    case 'recommendation':
      return { kind: 'recommendation', text: textOf(node), likelihood: null };
    case 'sectionHeading':
      return { kind: 'section', text: textOf(node), likelihood: null };
    default:
      return { kind: 'paragraph', text: textOf(node), likelihood: null };
  }
}

/** What a draft consists of, flat, as the import preview lists it; without the empty lines that wait in empty sections. */
export function previewOf(doc: DocJson): readonly PreviewBlock[] {
  return doc.content
    .flatMap((node) => (node.type === 'section' ? (node.content ?? []).map(blockOf) : [blockOf(node)]))
    .filter((block) => block.text !== '' || block.kind === 'title');
}
