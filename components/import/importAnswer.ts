import type { DocJson } from '@/lib/document/docJson.ts';
import { importJson } from '@/lib/document/import/importJson.ts';
import { paperOf } from '@/lib/document/paper.ts';
import { textOf } from '@/lib/document/textOf.ts';
import { checkedDoc } from '@/lib/document/import/importJson.ts';
import type { Reading } from '@/lib/document/import/termToToken.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { err, ok, type Result } from '@/lib/domain/result.ts';
import { readImportDto, type ReadImportDto } from '@/lib/protocol/importDto.ts';
import { callApi } from '../ui/callApi.ts';
import type { FileContent } from './readFile.ts';

/** What was read of a file: a draft to correct, and what comes with it. */
export type ReadDraft = {
  readonly name: string;
  readonly title: string;
  readonly doc: DocJson;
  readonly images: ReadImportDto['images'];
  readonly report: ReadImportDto['report'];
  readonly note: string | null;
};

/** Has the server read a file; a draft as JSON is read here. A sentence where it cannot be read. */
export async function askForDraft(file: FileContent, scale: Scale): Promise<Result<ReadDraft, string>> {
  const { name, format, content, note } = file;
  if (format === 'json') {
    const read = importJson(content);
    if (!read.ok) return err(`${name}: ${read.error.path === '' ? '' : `${read.error.path}: `}${read.error.message}`);
    const titleNode = read.value.content.find((node) => node.type === 'title');
    const title = titleNode === undefined ? '' : textOf(titleNode).replace(/\s+/gu, ' ').trim();
    return ok({ name, title, doc: read.value, images: [], report: [], note });
  }
  const answer = await callApi('/api/v1/imports', readImportDto, {
    method: 'POST',
    body: { format, content, scale: scale.id },
  });
  if (!answer.ok) return err(answer.error.message);
  const doc = checkedDoc(answer.value.doc);
  if (!doc.ok) return err('The server’s answer could not be read. Try again.');
  const { title, images, report } = answer.value;
  return ok({ name, title, doc: doc.value, images, report, note });
}

/** How a draft's likelihoods read: on the scale it is imported on, as its title says. */
export function readingOfDraft(doc: DocJson, scale: Scale): Reading {
  const { wording, ranges } = paperOf(doc);
  return { scale, wording, ranges };
}

/** The draft under a title: its own title's words are replaced, its settings stay. */
export function titled(doc: DocJson, title: string): DocJson {
  const own = doc.content.find((node) => node.type === 'title');
  const named = { ...(own ?? { type: 'title' }), content: [{ type: 'text', text: title }] };
  return own === undefined
    ? { type: 'doc', content: [named, ...doc.content] }
    : { type: 'doc', content: doc.content.map((node) => (node === own ? named : node)) };
}
