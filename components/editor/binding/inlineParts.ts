import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type * as Y from 'yjs';

/** A child of a text block as the shared document keeps it: a run of texts, or one inline element. */
export type InlinePart = readonly ProseMirrorNode[] | ProseMirrorNode;

/** The children of a text block, neighbouring texts as one part. */
export function inlineParts(block: ProseMirrorNode): InlinePart[] {
  const parts: InlinePart[] = [];
  let run: ProseMirrorNode[] | null = null;
  for (const child of block.children) {
    if (!child.isText) {
      run = null;
      parts.push(child);
    } else if (run === null) parts.push((run = [child]));
    else run.push(child);
  }
  return parts;
}

export const isRun = (part: InlinePart): part is readonly ProseMirrorNode[] => Array.isArray(part);

/** The letters of a run. */
export const lettersIn = (run: readonly ProseMirrorNode[]): string => run.map((node) => node.text ?? '').join('');

/** The letters of a shared text; null where anything in it is more than that. */
export function lettersOf(text: Y.XmlText): string | null {
  let letters = '';
  for (const { insert } of text.toDelta() as readonly { readonly insert: unknown }[]) {
    if (typeof insert !== 'string') return null;
    letters += insert;
  }
  return letters;
}

type Marks = Readonly<Record<string, unknown>>;

/** Each letter's marks in a run, as the shared document writes them. */
export function marksIn(run: readonly ProseMirrorNode[]): Marks[] {
  return run.flatMap((node) => {
    const marks = Object.fromEntries(node.marks.map((mark) => [mark.type.name, mark.attrs]));
    return Array.from({ length: node.text?.length ?? 0 }, () => marks);
  });
}

/** The same of a shared text. */
export function marksOf(text: Y.XmlText): Marks[] {
  const runs = text.toDelta() as readonly { readonly insert: unknown; readonly attributes?: Marks }[];
  return runs.flatMap(({ insert, attributes }) => {
    return Array.from({ length: typeof insert === 'string' ? insert.length : 0 }, () => attributes ?? {});
  });
}

/** Whether two letters are marked alike. */
export function areAlike(a: Marks, b: Marks): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && JSON.stringify(withoutNulls(a[name])) === JSON.stringify(withoutNulls(b[name])))
  );
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, each]) => each !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
