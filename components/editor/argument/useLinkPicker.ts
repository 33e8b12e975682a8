'use client';
import type { Editor } from '@tiptap/react';
import { TextSelection } from '@tiptap/pm/state';
import { useMemo, useState } from 'react';
import type { Argument, ArgumentNode } from '@/lib/domain/argument/argument.ts';
import { newBlockId } from '../binding/newBlockId.ts';
import { argumentStoreOf } from './argumentStore.ts';
import { writeLinks } from './linkEdits.ts';
import { writeNewBlock } from './newLinkedBlock.ts';
import {
  argumentWith,
  choiceIn,
  pickerRows,
  rowsFor,
  wishesOf,
  type Choice,
  type LinkOffer,
  type PickerRow,
} from './pickerRows.ts';

/** What the picker of a block's links shows and does. Nothing is written before `apply` or `create`. */
export function useLinkPicker(editor: Editor, argument: Argument, holder: ArgumentNode) {
  const [query, setQuery] = useState('');
  const [touched, setTouched] = useState<ReadonlyMap<string, Choice>>(new Map());
  const rows = useMemo(() => pickerRows(argument, holder), [argument, holder]);
  // Linked ones stand first as the picker opens; ticking moves nothing.
  const [first] = useState(
    () => new Set(rows.filter((row) => choiceIn(argument, holder.id, row).kind !== null).map(({ key }) => key)),
  );
  const sorted = useMemo(
    () => [...rows.filter(({ key }) => first.has(key)), ...rows.filter(({ key }) => !first.has(key))],
    [rows, first],
  );
  const shown = useMemo(() => rowsFor(sorted, query), [sorted, query]);
  const wishes = wishesOf(argument, holder.id, rows, touched);

  const choiceOf = (row: PickerRow): Choice => touched.get(row.key) ?? choiceIn(argument, holder.id, row);
  const choose = (row: PickerRow, choice: Partial<Choice>) =>
    setTouched((before) => new Map(before).set(row.key, { ...choiceOf(row), ...choice }));

  /** One transaction with everything that was chosen: one step of undo. */
  const apply = () => {
    if (!editor.isEditable || wishes.length === 0) return;
    const { tr } = editor.state;
    if (writeLinks(tr, holder.id, wishes, newBlockId)) editor.view.dispatch(tr);
  };
  /** Writes a new block, with what was searched for as its words, links it, and whatever else was chosen. */
  const create = (offer: LinkOffer): 'stays' | 'goes' => {
    if (offer.creates === null || !editor.isEditable) return 'stays';
    const { tr } = editor.state;
    const id = newBlockId();
    const text = query.trim();
    const caret = writeNewBlock(tr, offer.creates, id, text, newBlockId);
    const linked = { target: id, kind: offer.among[0], among: offer.among, locator: null };
    const written = tr.steps.length;
    writeLinks(tr, holder.id, [...wishes, linked], newBlockId);
    if (text === '') {
      const place = tr.mapping.slice(written).map(caret);
      tr.setSelection(TextSelection.create(tr.doc, place)).scrollIntoView();
    }
    editor.view.dispatch(tr);
    argumentStoreOf(editor.state)?.readNow(editor.state);
    setTouched(new Map());
    setQuery('');
    return text === '' ? 'goes' : 'stays';
  };
  return {
    query,
    setQuery,
    shown,
    total: rows.length,
    choiceOf,
    choose,
    pending: useMemo(() => argumentWith(argument, holder.id, wishes), [argument, holder, wishes]),
    changes: wishes.length,
    apply,
    create,
  };
}
