import { bannerOf, type Banner } from '../domain/marking/banner.ts';
import { defaultMarkingSystem, type MarkingSystemId } from '../domain/marking/markingSystems.ts';
import type { DocJson, NodeJson } from './docJson.ts';
import { grammar, isNodeKind } from './grammar.ts';
import { paperOf } from './paper.ts';

/** The mark that a block bears itself; null where it bears none, or blanks. */
export function ownMark(attrs: Readonly<Record<string, unknown>> | undefined): string | null {
  const mark = attrs?.['marking'];
  return typeof mark === 'string' && mark.trim() !== '' ? mark : null;
}

/** All portion marks of a draft, in reading order. */
export function portionsOf(doc: DocJson): readonly string[] {
  const marks: string[] = [];
  const read = (node: NodeJson): void => {
    const mark = ownMark(node.attrs);
    if (mark !== null) marks.push(mark);
    node.content?.forEach(read);
  };
  doc.content.forEach(read);
  return marks;
}

/** The marking system of a draft: what its title names, else what its assessment was made with. */
export function systemOf(doc: DocJson, fallback: MarkingSystemId = defaultMarkingSystem): MarkingSystemId {
  return paperOf(doc).markings ?? fallback;
}

/** The banner of a draft. */
export function bannerOfDoc(
  doc: DocJson,
  fallback?: MarkingSystemId,
  raisedTo: string | null = paperOf(doc).raisedTo,
): Banner {
  return bannerOf(systemOf(doc, fallback), portionsOf(doc), raisedTo);
}

/** Whether anything in a draft is marked, or its banner raised: a paper that is not says nothing of its handling. */
export function isMarkedAtAll(doc: DocJson): boolean {
  return portionsOf(doc).length > 0 || paperOf(doc).raisedTo !== null;
}

/** Whether blocks of a kind may bear a portion mark. */
export function mayBearMark(kind: string): boolean {
  return isNodeKind(kind) && Object.hasOwn(grammar[kind].attributes, 'marking');
}
