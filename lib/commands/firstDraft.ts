import type { DocJson, NodeJson } from '../document/docJson.ts';
import { withFreshIds } from '../document/freshIds.ts';
import { checkedDoc, importJson } from '../document/import/importJson.ts';
import { importText } from '../document/import/importText.ts';
import { searchBlocksOf, type SearchBlock } from '../document/searchBlocks.ts';
import { draftOfShipped, templates } from '../document/templates.ts';
import { textOf } from '../document/textOf.ts';
import { draftFigures, type DraftFigures } from '../document/yjs/draftFigures.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { err, ok, unreachable, type Result } from '../domain/result.ts';
import type { CreateAssessmentInput } from '../protocol/assessmentDto.ts';
import { limits } from '../protocol/limits.ts';
import { invalidInput, tooLarge, type CommandError } from './commandError.ts';
import type { CommandPorts, StoredDraft } from './ports.ts';

/** Most text that is read into structure, UTF-16 units: some 300,000 words. More would hold up the event loop for over half a second. */
const maxTextLength = 2 * 1024 * 1024;

/** What a new assessment begins with: its draft, ready to store, and what lists show of it. */
export type FirstDraft = DraftFigures & { readonly draft: StoredDraft; readonly blocks: readonly SearchBlock[] };

/**
 * Makes the first draft of an assessment, outside any transaction: structure from text may take a while.
 *
 * @param scale The scale it is on, whose terms are looked for in imported judgments; a draft that names one itself keeps
 *   that, unless the input names one.
 */
export async function firstDraft(
  ports: Pick<CommandPorts, 'documents' | 'randomId'>,
  input: CreateAssessmentInput,
  scale: Scale,
): Promise<Result<FirstDraft, CommandError>> {
  const content = contentOf(input, scale);
  if (!content.ok) return content;
  const doc = withFreshIds(onScale(content.value, scale.id, input.scale !== undefined), ports.randomId);
  const draft = await ports.documents.seed(doc);
  if (draft.state.length > limits.maxDocumentBytes) return err(tooLargeDraft);
  const figures = draftFigures(doc);
  const blocks = searchBlocksOf(doc);
  return ok({ ...figures, title: figures.title === '' ? input.title : figures.title, draft, blocks });
}

const tooLargeDraft = tooLarge(
  `Expected a draft of at most ${limits.maxDocumentBytes} bytes, made from at most ${maxTextLength} characters of text.`,
);

function contentOf(input: CreateAssessmentInput, scale: Scale): Result<DocJson, CommandError> {
  const { title, template, import: source } = input;
  if (source === undefined) {
    const shipped = templates.find(({ id }) => id === template)?.id ?? 'assessment';
    return ok(draftOfShipped(shipped, title, { scale: scale.id }));
  }
  const { format, content } = source;
  switch (format) {
    case 'text': {
      if (typeof content !== 'string') return err(invalidInput('Expected import.content as a string of text.'));
      if (content.length > maxTextLength) return err(tooLargeDraft);
      return ok(importText({ content, title, scale }).doc);
    }
    case 'json': {
      const read = typeof content === 'string' ? importJson(content) : checkedDoc(content);
      if (read.ok) return ok(withTitle(read.value, title));
      const { path, message } = read.error;
      return err(invalidInput(`import.content: ${path === '' ? '' : `${path}: `}${message}`, { path }));
    }
    case 'markdown':
    case 'docx':
    case 'html':
      return err(invalidInput(`Importing ${format} is not supported yet. Expected import.format text or json.`));
    default:
      return unreachable(format);
  }
}

/** The draft with its scale in its title, where content and hash have it. */
function onScale(doc: DocJson, scale: string, isNamed: boolean): DocJson {
  const title = doc.content.find((node) => node.type === 'title');
  if (title === undefined || (typeof title.attrs?.scale === 'string' && !isNamed)) return doc;
  const named = { ...title, attrs: { ...title.attrs, scale } };
  return { type: 'doc', content: doc.content.map((node) => (node === title ? named : node)) };
}

function titleNode(title: string): NodeJson {
  return { type: 'title', content: [{ type: 'text', text: title }] };
}

/**
 * The draft with this title. A draft without one whose first line equals it has it there; one that brings another keeps its
 * words: its own title becomes a heading.
 */
function withTitle(doc: DocJson, title: string): DocJson {
  const own = doc.content.find((node) => node.type === 'title');
  if (own !== undefined && textOf(own).trim() === title) return doc;
  const [first, ...others] = doc.content;
  const isLine = first?.type === 'heading' || first?.type === 'paragraph';
  if (own === undefined && first !== undefined && isLine && textOf(first).trim() === title) {
    return { type: 'doc', content: [titleNode(title), ...others] };
  }
  const rest = doc.content.map((node) =>
    node === own ? { ...node, type: 'heading', attrs: { ...node.attrs, level: 1 } } : node,
  );
  return { type: 'doc', content: [titleNode(title), ...rest] };
}
