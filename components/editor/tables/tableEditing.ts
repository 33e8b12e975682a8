import { Extension } from '@tiptap/core';
import { keymap } from '@tiptap/pm/keymap';
import { Plugin, PluginKey, TextSelection, type Command } from '@tiptap/pm/state';
import { addRowAfter, goToNextCell, isInTable, tableEditing as libraryEditing } from '@tiptap/pm/tables';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { fillCells } from './tableCommands.ts';
import { focusTableToolbar, tableToolbar } from './tableToolbar.ts';
import './tables.css';

/** To the next cell; after the last one, a row is added. */
const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (dispatch === undefined || view === undefined) return true;
  addRowAfter(state, dispatch);
  return goToNextCell(1)(view.state, dispatch);
};

const previousCell: Command = (state, dispatch) => isInTable(state) && (goToNextCell(-1)(state, dispatch) || true);

/** Selecting, moving and pasting in cells, without the library's mending of what others write. */
function cells(): Plugin {
  const { spec } = libraryEditing();
  return new Plugin({
    ...spec,
    // The library also mends tables here, in every browser that sees them ragged. Given the same state twice it only
    // puts selections right.
    appendTransaction: (transactions, _before, after) => spec.appendTransaction?.(transactions, after, after),
  });
}

/** Each cell that is made here gets a paragraph. What others made is left alone. */
function filledCells(): Plugin {
  return new Plugin({
    key: new PluginKey('filledCells'),
    appendTransaction: (transactions, _before, after) => {
      const isOwn = transactions.some((tr) => tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined);
      if (!isOwn || transactions.some((tr) => tr.getMeta(ySyncPluginKey) !== undefined)) return null;
      const tr = fillCells(after);
      if (tr === null) return null;
      return after.selection instanceof TextSelection ? tr : tr.setSelection(after.selection.map(tr.doc, tr.mapping));
    },
  });
}

/** Tables: Tab and Shift+Tab from cell to cell, cells chosen by dragging or Shift+arrows, and a toolbar (Alt+F10). */
export const tableEditing = Extension.create({
  name: 'tableEditing',
  priority: 880, // before lists, whose Tab nests
  addProseMirrorPlugins: () => [
    keymap({
      Tab: nextCell,
      'Shift-Tab': previousCell,
      'Alt-F10': (_state, _dispatch, view) => view !== undefined && focusTableToolbar(view),
    }),
    cells(),
    filledCells(),
    tableToolbar(),
  ],
});
