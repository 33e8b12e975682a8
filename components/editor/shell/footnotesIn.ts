import type { Node as ProseMirrorNode } from '@tiptap/pm/model';

/** The texts of a draft's footnotes in the order of their numbers, which the style sheet counts through the page. */
export function footnotesIn(doc: ProseMirrorNode): readonly string[] {
  const texts: string[] = [];
  doc.descendants((node) => {
    if (node.type.name === 'footnote') texts.push(typeof node.attrs['text'] === 'string' ? node.attrs['text'] : '');
  });
  return texts;
}
