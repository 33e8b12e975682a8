import type { Node as ProseMirrorNode } from '@tiptap/pm/model';

/** The usual portion marks of the marking systems; free text is taken beside them. */
const usual = [
  '(U)',
  '(U//FOUO)',
  '(C)',
  '(S)',
  '(S//NF)',
  '(TS)',
  'TLP:CLEAR',
  'TLP:GREEN',
  'TLP:AMBER',
  'TLP:AMBER+STRICT',
  'TLP:RED',
  'OFFICIAL',
  'NU',
  'NR',
];
const enough = 8;

/** Marks to suggest: those this paper uses already, then others of the system that they belong to. */
export function portionMarks(doc: ProseMirrorNode): readonly string[] {
  const used: string[] = [];
  doc.descendants((node) => {
    const mark: unknown = node.attrs.marking;
    if (typeof mark === 'string' && mark !== '' && !used.includes(mark)) used.push(mark);
    return node.type.name === 'section';
  });
  const first = used[0] ?? '(';
  const family = usual.filter((mark) => (first.startsWith('(') ? mark.startsWith('(') : !mark.startsWith('(')));
  return [...new Set([...used, ...family])].slice(0, enough);
}
