import { Fragment } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { SourceRow } from '../../../lib/domain/sources/sourceRegister.ts';
import { acceptsAttribute } from '../../../lib/document/grammar.ts';
import { sourceFieldNames, type KeepSourceInput, type SourceDto } from '../../../lib/protocol/sourceDto.ts';
import { toComplete } from '../../../lib/domain/sources/sourceSummary.ts';
import { writeInSection } from '../argument/newLinkedBlock.ts';
import { emptyBlock } from '../blocks/blockEdits.ts';
import { findNumberedBlock } from '../blocks/blockNumbers.ts';

/** What the register is given of a source block; null where the block is gone or has no title yet. */
export function keepInputOf(state: EditorState, row: SourceRow): KeepSourceInput | null {
  const block = findNumberedBlock(state, row.id);
  if (block === undefined || row.title === '') return null;
  const attrs = block.node.attrs as Readonly<Record<string, unknown>>;
  const fields = sourceFieldNames.flatMap((name) => {
    const value = attrs[name];
    const given = typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim() : value;
    return typeof given === 'boolean' || (typeof given === 'string' && given !== '') ? [[name, given]] : [];
  });
  return { title: row.title, descriptor: row.descriptor, ...(Object.fromEntries(fields) as Partial<KeepSourceInput>) };
}

/**
 * Writes a source taken from the register at the end of the Sources section, as one step.
 *
 * @returns the transaction, and the id of the block: of the one that is there already where the paper holds the record.
 */
export function takeFromRegister(
  state: EditorState,
  record: SourceDto,
  newId: () => string,
): { readonly tr: Transaction | null; readonly blockId: string } {
  let held: string | null = null;
  state.doc.descendants((node) => {
    if (node.type.name === 'source' && node.attrs.record === record.id) held ??= String(node.attrs.id);
    return !node.isTextblock && node.type.name !== 'source';
  });
  if (held !== null) return { tr: null, blockId: held };
  const { tr, schema } = state;
  const id = newId();
  const stated: Readonly<Record<string, unknown>> = { ...record, record: record.id };
  const names = ['record', ...sourceFieldNames].filter(
    (name) => stated[name] !== null && acceptsAttribute('source', name, stated[name]),
  );
  const words: Readonly<Record<string, string>> = { sourceTitle: record.title, descriptor: record.descriptor };
  const empty = emptyBlock(schema, 'source');
  const parts = empty.children.map((part) => {
    const text = (words[part.type.name] ?? '').replace(/\s+/gu, ' ').trim();
    return text === '' ? part : part.copy(Fragment.from(schema.text(text)));
  });
  const attrs = { ...empty.attrs, id, ...Object.fromEntries(names.map((name) => [name, stated[name]])) };
  writeInSection(tr, 'source', empty.type.create(attrs, parts), 'end', newId);
  return { tr, blockId: id };
}

/**
 * Puts the source summary statement before what stands in the Sources section, as a paragraph of its own and one step;
 * nothing that is there is touched.
 *
 * @returns the transaction, null where one waits to be completed already, and the id of the paragraph.
 */
export function writeSummary(
  state: EditorState,
  text: string,
  newId: () => string,
): { readonly tr: Transaction | null; readonly blockId: string } {
  let waiting: string | null = null;
  state.doc.forEach((section) => {
    if (section.type.name !== 'section' || section.attrs.kind !== 'sources') return;
    section.forEach((child) => {
      if (child.type.name === 'paragraph' && child.textContent.includes(toComplete)) {
        waiting ??= String(child.attrs.id);
      }
    });
  });
  if (waiting !== null) return { tr: null, blockId: waiting };
  const { tr, schema } = state;
  const id = newId();
  const paragraph = schema.nodes.paragraph?.create({ id }, schema.text(text));
  if (paragraph === undefined) throw new Error('the schema lacks paragraphs');
  writeInSection(tr, 'source', paragraph, 'start', newId);
  return { tr, blockId: id };
}
