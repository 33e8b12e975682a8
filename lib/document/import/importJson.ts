import { z } from 'zod';
import { err, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { docJsonSchema } from '../docJson.ts';
import type { DocJson, NodeJson } from '../docJson.ts';
import { acceptsAttribute, acceptsMark, isNodeKind, mayHold, mayHoldText } from '../grammar.ts';
import type { NodeKind } from '../grammar.ts';
import { publicationFormat } from '../publication.ts';

/** Where a draft given as JSON leaves the grammar first, and how: `content[1].content[0].attrs.level`. */
export type JsonImportError = {
  readonly kind: 'not-json' | 'not-a-draft' | 'outside-grammar';
  readonly path: string;
  readonly message: string;
};

/** Deepest nesting that is read. Editors nest a dozen levels; beyond this the value is an attack on the stack. */
const maxDepth = 200;

/**
 * Reads a draft from JSON text and checks every node, attribute and mark against the grammar.
 * Blocks need no ids: `withFreshIds` gives them where they are missing or repeated.
 */
export function importJson(content: string): Result<DocJson, JsonImportError> {
  const value = parsedJson(content);
  return value.ok ? checkedDoc(value.value) : value;
}

/** The value that JSON text stands for. */
export function parsedJson(content: string): Result<unknown, JsonImportError> {
  try {
    return ok(JSON.parse(content) as unknown);
  } catch {
    return err({ kind: 'not-json', path: '', message: 'This is not JSON.' });
  }
}

/** The same for a value already parsed: a draft, or a publication as it was exported, whose content is taken. */
export function checkedDoc(given: unknown): Result<DocJson, JsonImportError> {
  const value = contentOfPublication(given) ?? given;
  if (depthOf(value, 0) > maxDepth) return err({ kind: 'not-a-draft', path: '', message: 'Nested too deeply.' });
  const parsed = docJsonSchema.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err({ kind: 'not-a-draft', path: pathOf(issue?.path ?? []), message: issue?.message ?? 'Not a draft.' });
  }
  const problem = firstProblem(parsed.data.content, null, 'content');
  return problem ? err({ kind: 'outside-grammar', ...problem }) : ok(parsed.data);
}

const publicationFile = z.object({
  format: z.literal(publicationFormat),
  publication: z.object({ content: z.unknown() }),
});

function contentOfPublication(value: unknown): unknown {
  const parsed = publicationFile.safeParse(value);
  return parsed.success ? parsed.data.publication.content : null;
}

const travelled = z.object({
  pictures: z.array(z.object({ sha256: z.string(), base64: z.string().nullable() })).optional(),
});

/** A picture that came with a publication's file: the hash that it is named by, and its bytes as base64. */
export type TravelledPicture = { readonly sha256: string; readonly base64: string; readonly path: string };

/** The pictures that travel in a publication as it was exported (PX6); none where the value is a draft alone. */
export function travelledPictures(value: unknown): Result<readonly TravelledPicture[], JsonImportError> {
  if (contentOfPublication(value) === null) return ok([]);
  const parsed = travelled.safeParse(value);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err({ kind: 'not-a-draft', path: pathOf(issue?.path ?? []), message: issue?.message ?? 'No pictures.' });
  }
  const pictures = (parsed.data.pictures ?? []).flatMap(({ sha256, base64 }, index) =>
    base64 === null ? [] : [{ sha256, base64, path: `pictures[${index}]` }],
  );
  return ok(pictures);
}

type Problem = { readonly path: string; readonly message: string };

function firstProblem(nodes: readonly NodeJson[], parent: NodeKind | null, path: string): Problem | null {
  for (const [index, node] of nodes.entries()) {
    const problem = problemOf(node, parent, `${path}[${index}]`);
    if (problem) return problem;
  }
  return null;
}

function problemOf(node: NodeJson, parent: NodeKind | null, path: string): Problem | null {
  const where = parent === null ? 'a draft' : parent;
  if (node.type === 'text') return textProblem(node, mayHoldText(parent), where, path);
  if (!isNodeKind(node.type)) return { path, message: `There is no kind of block "${node.type}".` };
  if (!mayHold(parent, node.type)) return { path, message: `${node.type} cannot stand in ${where}.` };
  if (node.text !== undefined) return { path: `${path}.text`, message: `${node.type} has no text of its own.` };
  if (node.marks?.length) return { path: `${path}.marks`, message: `${node.type} cannot be marked.` };
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    if (!acceptsAttribute(node.type, name, value)) {
      return { path: `${path}.attrs.${name}`, message: `${node.type} does not accept this value of "${name}".` };
    }
  }
  return firstProblem(node.content ?? [], node.type, `${path}.content`);
}

function textProblem(node: NodeJson, isAllowed: boolean, where: string, path: string): Problem | null {
  if (!isAllowed) return { path, message: `Text cannot stand directly in ${where}.` };
  if (!node.text) return { path: `${path}.text`, message: 'A run of text must not be empty.' };
  if (node.content?.length || node.attrs) return { path, message: 'A run of text has neither content nor attributes.' };
  for (const [index, mark] of (node.marks ?? []).entries()) {
    if (!acceptsMark(mark.type, mark.attrs ?? {})) {
      return { path: `${path}.marks[${index}]`, message: `This mark is not accepted: "${mark.type}".` };
    }
  }
  return null;
}

function depthOf(value: unknown, depth: number): number {
  if (depth > maxDepth || value === null || typeof value !== 'object') return depth;
  let deepest = depth;
  for (const child of Object.values(value)) deepest = Math.max(deepest, depthOf(child, depth + 1));
  return deepest;
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((all, key) => {
    if (typeof key === 'number') return `${all}[${key}]`;
    return all === '' ? String(key) : `${all}.${String(key)}`;
  }, '');
}
