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

/** Footnotes that nothing cites become paragraphs at the end; link addresses that nothing uses are noted. */
function keepUnused(tree: MarkdownNode, notes: NoteTaker): void {
  const used = new Set<string>();
  const unusedNotes: MarkdownNode[] = [];
  visit(tree, (node) => {
    if (node.type.endsWith('Reference')) used.add(`${node.type === 'footnoteReference'} ${node.identifier ?? ''}`);
  });
  visit(tree, (node) => {
    if (node.type === 'definition' && !used.has(`false ${node.identifier ?? ''}`)) notes.add('definition', 1, node.url);
    if (node.type === 'footnoteDefinition' && !used.has(`true ${node.identifier ?? ''}`)) unusedNotes.push(node);
  });
  notes.add('footnote-uncited', unusedNotes.length);
  const children = tree.children as MarkdownNode[] | undefined;
  children?.push(...unusedNotes.flatMap((node) => node.children ?? []));
}

function visit(node: MarkdownNode, see: (node: MarkdownNode) => void): void {
  see(node);
  for (const child of node.children ?? []) visit(child, see);
}
