import type { DocJson, NodeJson } from '../document/docJson.ts';
import { withFreshIds } from '../document/freshIds.ts';
import { checkedDoc, parsedJson, travelledPictures, type JsonImportError } from '../document/import/importJson.ts';
import { maxTextLength } from '../document/import/textBound.ts';
import { paperOf } from '../document/paper.ts';
import { searchBlocksOf, type SearchBlock } from '../document/searchBlocks.ts';
import { draftOfShipped, templates } from '../document/templates.ts';
import { textOf } from '../document/textOf.ts';
import { draftFigures, type DraftFigures } from '../document/yjs/draftFigures.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { defaultMarkingSystem } from '../domain/marking/markingSystems.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { CreateAssessmentInput } from '../protocol/assessmentDto.ts';
import { limits } from '../protocol/limits.ts';
import { invalidInput, tooLarge, type CommandError } from './commandError.ts';
import { importFaultOf } from './importFaultOf.ts';
import { picturesOf, travelledImages } from './pictures.ts';
import type { CommandPorts, ImageRecord, StoredDraft } from './ports.ts';

/** What a new assessment begins with: its draft, ready to store, and what lists show of it. */
export type FirstDraft = DraftFigures & {
  readonly draft: StoredDraft;
  readonly blocks: readonly SearchBlock[];
  /** The pictures that come along, to be stored with it. */
  readonly images: readonly ImageRecord[];
};

/** What a draft is made of, before it has ids. */
type Content = { readonly doc: DocJson; readonly images: readonly ImageRecord[] };

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
  const content = await contentOf(ports, input, scale);
  if (!content.ok) return content;
  const doc = withFreshIds(onPaper(content.value.doc, scale.id, input), ports.randomId);
  const draft = await ports.documents.seed(doc);
  if (draft.state.length > limits.maxDocumentBytes) return err(tooLargeDraft);
  const figures = draftFigures(doc);
  const blocks = searchBlocksOf(doc, [scale]);
  return ok({
    ...figures,
    title: figures.title === '' ? input.title : figures.title,
    draft,
    blocks,
    images: content.value.images,
  });
}

const tooLargeDraft = tooLarge(
  `Expected a draft of at most ${limits.maxDocumentBytes} bytes, made from at most ${maxTextLength} characters of text.`,
);

async function contentOf(
  ports: Pick<CommandPorts, 'documents'>,
  input: CreateAssessmentInput,
  scale: Scale,
): Promise<Result<Content, CommandError>> {
  const { title, template, import: source } = input;
  if (source === undefined) {
    const shipped = templates.find(({ id }) => id === template)?.id ?? 'assessment';
    return ok({ doc: draftOfShipped(shipped, title, { scale: scale.id }), images: [] });
  }
  const { format, content, images = [] } = source;
  if (format === 'json') {
    const given = picturesOf(images);
    if (!given.ok) return given;
    const read = readJson(content);
    if (!read.ok) return read;
    return ok({ doc: withTitle(read.value.doc, title), images: [...given.value, ...read.value.images] });
  }
  if (typeof content !== 'string') {
    return err(
      invalidInput(`Expected import.content as a string of ${format === 'docx' ? 'base64' : format}, not as JSON.`),
    );
  }
  if (images.length > 0) return err(invalidInput('Expected import.images with import.format json only.'));
  const read = await ports.documents.importFile({ format, content, title, scale });
  return read.ok ? ok(read.value) : err(importFaultOf(read.error));
}

/** A draft given as JSON, or a publication as it was exported, with the pictures that travel in it. */
function readJson(content: unknown): Result<Content, CommandError> {
  const value = typeof content === 'string' ? parsedJson(content) : ok(content);
  if (!value.ok) return err(jsonFault(value.error));
  const doc = checkedDoc(value.value);
  if (!doc.ok) return err(jsonFault(doc.error));
  const travelled = travelledPictures(value.value);
  if (!travelled.ok) return err(jsonFault(travelled.error));
  const images = travelledImages(travelled.value);
  return images.ok ? ok({ doc: doc.value, images: images.value }) : images;
}

function jsonFault({ path, message }: JsonImportError): CommandError {
  return invalidInput(`import.content: ${path === '' ? '' : `${path}: `}${message}`, { path });
}

/** The draft with its scale and marking system in its title, where content and hash have them; its own stay unless others are asked for. */
function onPaper(doc: DocJson, scale: string, input: CreateAssessmentInput): DocJson {
  const title = doc.content.find((node) => node.type === 'title');
  if (title === undefined) return doc;
  const own = paperOf(doc);
  const attrs = {
    ...title.attrs,
    scale: input.scale === undefined ? (own.scale ?? scale) : scale,
    markings: input.marking ?? own.markings ?? defaultMarkingSystem,
  };
  return { type: 'doc', content: doc.content.map((node) => (node === title ? { ...title, attrs } : node)) };
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
  // What holds for the paper stays with its title; a heading has only its id and its mark.
  const { id, marking, ...paper } = own?.attrs ?? {};
  const rest = doc.content.map((node) =>
    node === own ? { ...node, type: 'heading', attrs: { ...defined({ id, marking }), level: 1 } } : node,
  );
  const named = Object.keys(paper).length === 0 ? titleNode(title) : { ...titleNode(title), attrs: paper };
  return { type: 'doc', content: [named, ...rest] };
}

function defined<T extends object>(attrs: T): NodeJson['attrs'] {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => value !== undefined)) as NodeJson['attrs'];
}
