import type { Element, Root, RootContent } from 'hast';
import { unreachable } from '../../domain/result.ts';
import type { MarkJson, NodeJson } from '../docJson.ts';
import { block } from './blocks.ts';
import type { FlowReader, Place } from './flowReader.ts';
import { FlowWriter } from './FlowWriter.ts';
import { hastFootnotes, type HastFootnotes } from './hastFootnotes.ts';
import { isLeftOut } from './hastLeftOut.ts';
import { hastMarks, withBold } from './hastMarks.ts';
import { classesOf, textOfHast } from './hastNodes.ts';
import { codeIn, containers, hasPicture, holdsBlock, itemsIn } from './hastShapes.ts';
import { hastTable } from './hastTable.ts';
import type { NoteTaker } from './importNote.ts';
import { pictureOf } from './pictureOf.ts';
import type { PictureShelf } from './PictureShelf.ts';
import { parseHtml } from './parseHtml.ts';
import type { RichBlock } from './richBlock.ts';

/** Deepest nesting of lists and quotations that is kept; the editor could not show more. */
const maxNesting = 12;

/** Reads a tree of HTML into blocks: one reader for pages, Word files and Markdown. */
export class HastReader implements FlowReader {
  readonly notes: NoteTaker;
  readonly #shelf: PictureShelf;
  readonly #footnotes: HastFootnotes;
  /** Marks that pieces of HTML in Markdown began and did not end yet. */
  #openMarks: readonly MarkJson[] = [];

  constructor(root: Root, notes: NoteTaker, shelf: PictureShelf) {
    this.notes = notes;
    this.#shelf = shelf;
    this.#footnotes = hastFootnotes(root);
    notes.add('footnote-look', this.#footnotes.withMarks);
  }

  /** What stands at the top of a tree. */
  read(root: Root): readonly RichBlock[] {
    const writer = new FlowWriter(this.notes);
    this.walkAll(root.children, writer, { marks: [], moved: null, nesting: 0 });
    writer.endLine();
    return writer.blocks;
  }

  /** The blocks inside an element of a list, table or quotation; never none. */
  flowIn(nodes: readonly RootContent[], place: Place): readonly NodeJson[] {
    const writer = new FlowWriter(this.notes);
    this.walkAll(nodes, writer, { ...place, marks: [] });
    writer.endLine();
    const flow = writer.blocks.flatMap((each) => (each.kind === 'block' ? [each.node] : []));
    return flow.length > 0 ? flow : [{ type: 'paragraph' }];
  }

  walkAll(nodes: readonly RootContent[], writer: FlowWriter, place: Place): void {
    for (const node of nodes) this.#walk(node, writer, place);
  }

  #walk(node: RootContent, writer: FlowWriter, place: Place): void {
    switch (node.type) {
      case 'text':
        writer.text(node.value, this.#marksAt(place));
        return;
      case 'element':
        this.#element(node, writer, place);
        return;
      case 'comment':
        if (!/^\s*(?:\[if|StartFragment|EndFragment|\[endif)/u.test(node.value)) this.notes.add('markup');
        return;
      case 'raw':
        this.#raw(node.value, writer, place);
        return;
      case 'doctype':
        return;
      default:
        unreachable(node);
    }
  }

  #element(element: Element, writer: FlowWriter, place: Place): void {
    const tag = element.tagName;
    if (isLeftOut(element, this.notes)) return;
    if (this.#footnotes.isText(element)) return;
    if (tag === 'a') {
      const footnote = this.#footnotes.citedBy(element);
      if (footnote !== null) {
        writer.footnote(footnote);
        return;
      }
    }
    switch (tag) {
      case 'br':
        writer.hardBreak();
        return;
      case 'hr':
        writer.endLine();
        this.notes.add('dividing-line');
        return;
      case 'p':
        if (classesOf(element).some((name) => /^(?:mso)?title$/iu.test(name)) && place.moved === null) {
          this.#heading(element, writer, place);
          return;
        }
        writer.endLine();
        this.#inner(element, writer, place);
        writer.endLine(classesOf(element).some((name) => /^(?:mso)?caption$/iu.test(name)));
        return;
      case 'dt':
        writer.endLine();
        this.#inner(element, writer, { ...place, marks: withBold(place.marks) });
        writer.endLine();
        return;
      case 'ul':
      case 'ol':
        this.#list(element, writer, place);
        return;
      case 'li':
        writer.endLine();
        this.#inner(element, writer, place);
        writer.endLine();
        return;
      case 'blockquote':
        this.#quotation(element, writer, place);
        return;
      case 'pre':
        writer.endLine();
        writer.text(codeIn(element), [{ type: 'code' }], true);
        writer.endLine();
        return;
      case 'table':
        hastTable(this, element, writer, place);
        return;
      case 'figure':
        this.#figure(element, writer, place);
        return;
      case 'img':
      case 'image':
        this.#picture(element, writer, place);
        return;
      case 'input':
        this.#input(element, writer, place);
        return;
      case 'q':
        writer.text('“', place.marks);
        this.#inner(element, writer, place);
        writer.text('”', place.marks);
        return;
      case 'math':
        this.notes.add('formula');
        writer.text(textOfHast(element), place.marks);
        return;
      default:
        if (/^h[1-6]$/u.test(tag)) this.#heading(element, writer, place);
        else if (containers.test(tag)) {
          writer.endLine();
          this.#inner(element, writer, place);
          writer.endLine(tag === 'figcaption');
        } else {
          if (/^(?:sup|sub|mark)$/u.test(tag) && !this.#holdsFootnote(element)) this.notes.add('superscript');
          this.#inner(element, writer, place);
        }
    }
  }

  #holdsFootnote(element: Element): boolean {
    return element.children.some(
      (child) => child.type === 'element' && child.tagName === 'a' && this.#footnotes.citedBy(child) !== null,
    );
  }

  #inner(element: Element, writer: FlowWriter, place: Place): void {
    this.walkAll(element.children, writer, { ...place, marks: hastMarks(element, place.marks, this.notes) });
  }

  /** A heading is its first line; blocks in it (of a heading that somebody forgot to end) are blocks after it. */
  #heading(element: Element, writer: FlowWriter, place: Place): void {
    writer.endLine();
    const end = element.children.findIndex(holdsBlock);
    const [own, rest] =
      end < 0 ? [element.children, []] : [element.children.slice(0, end), element.children.slice(end)];
    const moved: NodeJson[] = [];
    const line = new FlowWriter(this.notes);
    const isInside = place.moved !== null;
    this.walkAll(own, line, { ...place, marks: isInside ? withBold(place.marks) : place.marks, moved });
    const content = line.takeLine();
    if (content.length > 0 && isInside) {
      this.notes.add('heading-inside');
      writer.add(block('paragraph', content));
    } else if (content.length > 0) {
      const isTitle = classesOf(element).some((name) => /^(?:mso)?title$/iu.test(name));
      const level = isTitle ? 1 : Number(element.tagName.slice(1));
      writer.blocks.push({ kind: 'heading', level, content, isTitle });
    }
    for (const figure of moved) {
      if (isInside) place.moved.push(figure);
      else writer.add(figure);
    }
    this.walkAll(rest, writer, place);
    writer.endLine();
  }

  /** The marks of text here: those of the elements around it, and those that pieces of HTML began. */
  #marksAt(place: Place): readonly MarkJson[] {
    const more = this.#openMarks.filter((mark) => !place.marks.some((each) => each.type === mark.type));
    return more.length === 0 ? place.marks : [...place.marks, ...more];
  }

  #list(element: Element, writer: FlowWriter, place: Place): void {
    if (place.nesting >= maxNesting) {
      this.notes.add('too-deep');
      this.walkAll(element.children, writer, place);
      return;
    }
    const moved = place.moved ?? [];
    const inside: Place = { ...place, moved, nesting: place.nesting + 1 };
    const items: NodeJson[] = [];
    for (const child of itemsIn(element)) {
      // A list right inside a list belongs to the item before it.
      const last = items.at(-1);
      const isInner = child.tagName === 'ul' || child.tagName === 'ol';
      if (this.#footnotes.isText(child)) continue;
      if (isInner && last !== undefined) {
        items[items.length - 1] = { ...last, content: [...(last.content ?? []), ...this.flowIn([child], inside)] };
      } else if (!isLeftOut(child, this.notes)) {
        items.push(block('listItem', this.flowIn(child.tagName === 'li' ? child.children : [child], inside)));
      }
    }
    const start = Number(element.properties.start ?? 1);
    const type = element.tagName === 'ol' ? 'orderedList' : 'bulletList';
    const hasStart = type === 'orderedList' && Number.isSafeInteger(start) && start >= 0 && start !== 1;
    writer.endLine();
    if (items.length > 0) writer.add(block(type, items, { start: hasStart ? start : null }));
    this.putMoved(moved, writer, place);
  }

  #quotation(element: Element, writer: FlowWriter, place: Place): void {
    writer.endLine();
    if (place.nesting >= maxNesting) {
      this.notes.add('too-deep');
      this.walkAll(element.children, writer, place);
      writer.endLine();
      return;
    }
    const moved = place.moved ?? [];
    const flow = this.flowIn(element.children, { ...place, moved, nesting: place.nesting + 1 });
    if (flow.some((node) => (node.content ?? []).length > 0)) writer.add(block('blockquote', flow));
    this.putMoved(moved, writer, place);
  }

  /** At the top, puts what was moved out of a block after it. */
  putMoved(moved: readonly NodeJson[], writer: FlowWriter, place: Place): void {
    if (place.moved !== null) return;
    this.notes.add('picture-moved', moved.length);
    for (const figure of moved) writer.add(figure);
  }

  #figure(element: Element, writer: FlowWriter, place: Place): void {
    writer.endLine();
    this.walkAll(element.children, writer, place);
    writer.endLine();
  }

  #picture(element: Element, writer: FlowWriter, place: Place): void {
    const figure = pictureOf(element, this.#shelf, this.notes);
    if (figure === null) return;
    if (place.moved !== null) {
      place.moved.push(figure);
      return;
    }
    writer.add(figure);
  }

  #input(element: Element, writer: FlowWriter, place: Place): void {
    const { type, checked } = element.properties;
    if (type === 'hidden') return;
    this.notes.add('form-field');
    if (type === 'checkbox' || type === 'radio') {
      const isChecked = checked !== undefined && checked !== null && checked !== false;
      writer.text(isChecked ? '☑ ' : '☐ ', place.marks);
    }
  }

  /** A piece of HTML in Markdown: a tag that marks what follows, or elements of its own. */
  #raw(html: string, writer: FlowWriter, place: Place): void {
    const tag = /^<(\/?)(b|strong|i|em|u|ins|s|strike|del|code|kbd)>$/iu.exec(html.trim());
    if (tag !== null) {
      const element: Element = { type: 'element', tagName: (tag[2] ?? '').toLowerCase(), properties: {}, children: [] };
      const [mark] = hastMarks(element, [], this.notes);
      const others = this.#openMarks.filter((each) => each.type !== mark?.type);
      this.#openMarks = tag[1] === '/' || mark === undefined ? others : [...others, mark];
      return;
    }
    const plain = /^<(\/?)(?:sub|sup|mark|small|big|span|font|abbr)(?:\s[^>]*)?>$/iu.exec(html.trim());
    if (plain !== null) {
      if (plain[1] === '') this.notes.add('superscript');
      return;
    }
    const parsed = parseHtml(html, true);
    if (!parsed.ok) {
      writer.text(html, place.marks);
      return;
    }
    const { children } = parsed.value;
    if (children.every((child) => child.type !== 'comment' && textOfHast(child).trim() === '' && !hasPicture(child))) {
      if (!/^<\/?(?:br|p|div|span|center|a)\b/iu.test(html.trim())) this.notes.add('markup', 1, html);
    }
    this.walkAll(children, writer, place);
  }
}
