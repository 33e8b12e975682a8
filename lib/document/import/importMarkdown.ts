import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { err, ok, type Result } from '../../domain/result.ts';
import type { ImportedDocument } from './importHtml.ts';
import type { ImportOptions } from './importedDraft.ts';
import { tooComplex, type ImportFault } from './importFault.ts';
import { importTree } from './importTree.ts';
import { NoteTaker } from './importNote.ts';
import { PictureShelf } from './PictureShelf.ts';

/** A node of Markdown's tree, as far as it is looked at here. */
type MarkdownNode = {
  readonly type: string;
  readonly identifier?: string;
  readonly url?: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
};

/** Longest run of marks that nest (quotations, brackets, emphasis) on one line: more is an attack on the parser. */
const maxRun = /^(?:[ \t]*>){100}|[[*_~(]{400}|!?\[(?:!?\[){99}|^(?:[ \t]*[-*+][ \t]+){60}/mu;

/** Makes a draft of Markdown, with tables, footnotes and task lists as GitHub writes them. */
export function importMarkdown(
  options: ImportOptions & { readonly content: string },
): Result<ImportedDocument, ImportFault> {
  if (maxRun.test(options.content)) return err(tooComplex);
  const notes = new NoteTaker();
  const shelf = new PictureShelf(notes);
  const { body, title } = withoutFrontMatter(options.content, options.title);
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(() => (tree) => keepUnused(tree, notes))
    .use(remarkRehype, { allowDangerousHtml: true });
  const root = processor.runSync(processor.parse(body));
  const made = importTree({ root, ...options, fallbackTitle: title, notes, shelf });
  return ok({ ...made, images: shelf.images() });
}

/** A block of settings before the text gives the title; its lines stay, as code, for they are words too. */
function withoutFrontMatter(
  content: string,
  given: string | null,
): { readonly body: string; readonly title: string | null } {
  const found = /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,10000}?)\r?\n---[ \t]*(?:\r?\n|$)/u.exec(content);
  if (found === null) return { body: content, title: null };
  const lines = (found[1] ?? '').split(/\r?\n/u);
  const named = lines.map((line) => /^title:\s*(.+)$/iu.exec(line)?.[1]?.trim() ?? null).find((each) => each !== null);
  const title = named?.replace(/^(["'])(.*)\1$/u, '$2') ?? null;
  const isTitle = (line: string): boolean => /^title:\s*\S/iu.test(line) && (given === null || given.trim() === title);
  const others = lines.filter((line) => !isTitle(line) && line.trim() !== '');
  const kept = others.length === 0 ? '' : `${others.map((line) => `    ${line}`).join('\n')}\n\n`;
  return { body: kept + content.slice(found[0].length), title };
}

/**
 * Footnotes that nothing in the text cites become paragraphs at the end, what they cite among themselves as it is written;
 * link addresses that nothing uses are noted.
 */
function keepUnused(tree: MarkdownNode, notes: NoteTaker): void {
  const links = new Set<string>();
  const footnotes = new Map<string, MarkdownNode>();
  visit(tree, (node) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') links.add(node.identifier ?? '');
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier ?? ''))
      footnotes.set(node.identifier ?? '', node);
  });
  visit(tree, (node) => {
    if (node.type === 'definition' && !links.has(node.identifier ?? '')) notes.add('definition', 1, node.url);
  });
  const cited = new Set<string>();
  const follow = (node: MarkdownNode): void => {
    if (node.type === 'footnoteDefinition') return;
    const name = node.type === 'footnoteReference' ? (node.identifier ?? '') : null;
    if (name !== null && !cited.has(name)) {
      cited.add(name);
      for (const child of footnotes.get(name)?.children ?? []) follow(child);
    }
    for (const child of node.children ?? []) follow(child);
  };
  follow(tree);
  const uncited: MarkdownNode[] = [];
  visit(tree, (node) => {
    const name = node.identifier ?? '';
    // A name defined twice counts once: the second is no footnote of anything.
    if (node.type === 'footnoteDefinition' && (!cited.has(name) || footnotes.get(name) !== node)) uncited.push(node);
  });
  notes.add('footnote-uncited', uncited.length);
  (tree.children as MarkdownNode[] | undefined)?.push(
    ...uncited.flatMap((node) => (node.children ?? []).map(withoutCitations)),
  );
}

function withoutCitations(node: MarkdownNode): MarkdownNode {
  if (node.type === 'footnoteReference') return { type: 'text', value: `[^${node.identifier ?? ''}]` };
  return node.children === undefined ? node : { ...node, children: node.children.map(withoutCitations) };
}

function visit(node: MarkdownNode, see: (node: MarkdownNode) => void): void {
  see(node);
  for (const child of node.children ?? []) visit(child, see);
}
