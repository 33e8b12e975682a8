import type { MarkJson, NodeJson } from '../docJson.ts';
import { block } from './blocks.ts';
import { cleanText } from './cleanText.ts';
import type { NoteTaker } from './importNote.ts';
import { inlineText } from './inlineSlice.ts';
import type { RichBlock } from './richBlock.ts';

/** Most characters that one footnote holds; a longer one becomes several in a row. */
const maxFootnoteLength = 8_000;

/** Writes blocks one after the other: text gathers in a line until something ends it. White space is what HTML makes of it. */
export class FlowWriter {
  readonly blocks: RichBlock[] = [];
  #line: NodeJson[] = [];
  readonly #notes: NoteTaker;

  constructor(notes: NoteTaker) {
    this.#notes = notes;
  }

  /** Adds words. @param isKept Whether white space stays as it is (code), a line feed being a hard break. */
  text(value: string, marks: readonly MarkJson[], isKept = false): void {
    const clean = /\p{Cc}|\p{Cs}|[\u2028\u2029\uFEFF]/u.test(value) ? cleanText(value, this.#notes) : value;
    if (isKept) {
      for (const [index, line] of clean.replaceAll('\t', '    ').split('\n').entries()) {
        if (index > 0) this.#line.push({ type: 'hardBreak' });
        this.#push(line, marks);
      }
      return;
    }
    const collapsed = clean.replace(/[ \t\n\r\f]+/gu, ' ');
    this.#push(this.#endsInSpace() ? collapsed.replace(/^ /u, '') : collapsed, marks);
  }

  hardBreak(): void {
    this.#trimEnd();
    this.#line.push({ type: 'hardBreak' });
  }

  footnote(text: string): void {
    for (let at = 0; at < text.length; at += maxFootnoteLength) {
      this.#line.push({ type: 'footnote', attrs: { text: text.slice(at, at + maxFootnoteLength) } });
    }
  }

  /** Ends the line and gives its content; empty where it has no words. */
  takeLine(): readonly NodeJson[] {
    this.#trimEnd();
    while (this.#line.at(-1)?.type === 'hardBreak') {
      this.#line.pop();
      this.#trimEnd();
    }
    const line = this.#line;
    this.#line = [];
    return line.some((node) => node.type === 'footnote') || inlineText(line).trim() !== '' ? line : [];
  }

  /** Ends the line; what it holds becomes a paragraph. */
  endLine(isCaption = false): void {
    const content = this.takeLine();
    if (content.length > 0) this.blocks.push({ kind: 'block', node: block('paragraph', content), isCaption });
  }

  add(node: NodeJson): void {
    this.endLine();
    this.blocks.push({ kind: 'block', node, isCaption: false });
  }

  #push(text: string, marks: readonly MarkJson[]): void {
    if (text === '') return;
    const last = this.#line.at(-1);
    if (last?.type === 'text' && sameMarks(last.marks ?? [], marks)) {
      this.#line[this.#line.length - 1] = { ...last, text: (last.text ?? '') + text };
    } else {
      this.#line.push({ type: 'text', text, ...(marks.length > 0 && { marks }) });
    }
  }

  #endsInSpace(): boolean {
    const last = this.#line.findLast((node) => node.type !== 'footnote');
    return last === undefined || last.type === 'hardBreak' || (last.text ?? '').endsWith(' ');
  }

  /** Takes the space off the line's end, but not from code, whose marks say that it counts. */
  #trimEnd(): void {
    const last = this.#line.at(-1);
    if (last?.type !== 'text') return;
    const text = (last.text ?? '').replace(/ +$/u, '');
    if (text === '') this.#line.pop();
    else this.#line[this.#line.length - 1] = { ...last, text };
  }
}

function sameMarks(a: readonly MarkJson[], b: readonly MarkJson[]): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
