import { portionText } from '../../domain/marking/portionText.ts';
import type { MarkJson, NodeJson } from '../docJson.ts';
import { isInlineKind, isNodeKind } from '../grammar.ts';
import { missing } from './printing.ts';
import type { Printing } from './printing.ts';

/**
 * A stretch of a line with its marks, and its text as plain text prints it: a hard break is "\n", a citation "[S1, p. 4]", a
 * note "[^1]". Citations and notes say what they are made of, for formats that link them.
 */
export type Run = {
  readonly text: string;
  readonly marks: readonly MarkJson[];
  readonly is:
    /** `isTerm`: the words are a likelihood's. */
    | { readonly kind: 'text'; readonly isTerm?: true }
    | { readonly kind: 'break' }
    /** `label` as printed (`S1`, `[missing]`); `id` of the source, null where it is missing; `at` names the place. */
    | {
        readonly kind: 'citation';
        readonly label: string;
        readonly locator: string | null;
        readonly id: string | null;
        readonly at: string | null;
      }
    | { readonly kind: 'note'; readonly number: number };
};

/** What stands directly in a node's line, in order, its portion mark first. Notes are numbered as they are met, so read each line once. */
export function inlineRuns(node: NodeJson, printing: Printing): readonly Run[] {
  const runs: Run[] = [];
  let before = '';
  for (const child of node.content ?? []) {
    const run = runOf(child, node, printing, before);
    if (run === null) continue;
    runs.push(run);
    // Only what begins a sentence is looked for.
    before = (before + run.text).slice(-80);
  }
  const mark = portionText(node.attrs?.marking);
  return mark === '' || runs.length === 0 ? runs : [{ text: `${mark} `, marks: [], is: { kind: 'text' } }, ...runs];
}

function runOf(child: NodeJson, holder: NodeJson, printing: Printing, before: string): Run | null {
  const marks = child.marks ?? [];
  const attrs = child.attrs ?? {};
  switch (child.type) {
    case 'text':
      return { text: child.text ?? '', marks, is: { kind: 'text' } };
    case 'hardBreak':
      return { text: '\n', marks, is: { kind: 'break' } };
    case 'likelihoodTerm':
      return { text: printing.token(child, holder, before), marks, is: { kind: 'text', isTerm: true } };
    case 'citation': {
      const source = printing.target('cites', 'passage', attrs.target);
      const place = typeof attrs.locator === 'string' && attrs.locator.trim() !== '' ? attrs.locator.trim() : null;
      const isRecalled = source !== null && printing.recallOf(source.node) !== null;
      const said = [place, isRecalled ? 'recalled' : null].filter((part) => part !== null);
      const locator = said.length === 0 ? null : said.join(', ');
      const label = source?.label ?? missing;
      const id = source?.id ?? null;
      const inside = [source?.label ?? 'missing', locator].filter((part) => part !== null).join(', ');
      return {
        text: `[${inside}]`,
        marks,
        is: { kind: 'citation', label, locator, id, at: id === null ? null : printing.citedAt(id) },
      };
    }
    case 'footnote': {
      const number = printing.note(typeof attrs.text === 'string' ? attrs.text : '');
      return { text: `[^${number}]`, marks, is: { kind: 'note', number } };
    }
    default:
      return null;
  }
}

/** Runs as plain text. */
export function inlineText(runs: readonly Run[]): string {
  return runs.map((run) => run.text).join('');
}

/** The blocks that stand directly in a node; relations are no blocks to print. */
export function blockChildren(node: NodeJson): readonly NodeJson[] {
  return (node.content ?? []).filter(({ type }) => !isInline(type) && type !== 'relation');
}

/** Whether anything is written in the node's own line. */
export function hasLine(node: NodeJson): boolean {
  return (node.content ?? []).some(({ type }) => isInline(type));
}

function isInline(type: string): boolean {
  return type === 'text' || (isNodeKind(type) && isInlineKind(type));
}

/** The portion mark of a block that has no line of its own to print it in: a quotation, a table. Empty where it has none. */
export function markAhead(node: NodeJson): string {
  return node.type === 'blockquote' || node.type === 'table' ? portionText(node.attrs?.marking) : '';
}
