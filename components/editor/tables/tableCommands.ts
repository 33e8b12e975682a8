import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Command, EditorState, Transaction } from '@tiptap/pm/state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  deleteTable,
  findTable,
  fixTables,
  isInTable,
  mergeCells,
  splitCell,
  TableMap,
  toggleHeader,
} from '@tiptap/pm/tables';
import type { EditorView } from '@tiptap/pm/view';

/** What can be done with the table the caret is in, as its toolbar and menus name it. */
export const tableCommands = [
  { id: 'row-before', words: 'Row above', command: addRowBefore },
  { id: 'row-after', words: 'Row below', command: addRowAfter },
  { id: 'column-before', words: 'Column left', command: addColumnBefore },
  { id: 'column-after', words: 'Column right', command: addColumnAfter },
  { id: 'header-row', words: 'Header row', command: toggleHeader('row') },
  { id: 'header-column', words: 'Header column', command: toggleHeader('column') },
  { id: 'merge', words: 'Merge cells', command: mergeCells },
  { id: 'split', words: 'Split cell', command: splitCell },
  { id: 'delete-row', words: 'Delete row', command: deleteRow },
  { id: 'delete-column', words: 'Delete column', command: deleteColumn },
  { id: 'delete-table', words: 'Delete table', command: deleteTable },
] as const satisfies readonly { readonly id: string; readonly words: string; readonly command: Command }[];
export type TableCommandId = (typeof tableCommands)[number]['id'];

/**
 * Whether two people's edits have left the table around the caret with rows of different lengths, or cells over each
 * other. It is shown as it is; only a command of somebody's own mends it, for two browsers that mended it at once would
 * both add the missing cells.
 */
export function isRagged(state: EditorState): boolean {
  const table = findTable(state.selection.$from);
  return table !== null && TableMap.get(table.node).problems !== null;
}

/** Gives every row the same length again. Null where nothing is ragged. */
export function mendTables(state: EditorState): Transaction | null {
  return fixTables(state) ?? null;
}

/** Runs one of the commands on the table around the caret, after mending it where it is ragged. */
export function runTableCommand(view: EditorView, id: TableCommandId): boolean {
  const entry = tableCommands.find((each) => each.id === id);
  if (entry === undefined || !view.editable || !isInTable(view.state)) return false;
  if (isRagged(view.state)) {
    const mend = mendTables(view.state);
    if (mend !== null) view.dispatch(mend);
  }
  return entry.command(view.state, view.dispatch.bind(view), view);
}

/** Whether the command would do something. */
export function canRunTableCommand(state: EditorState, id: TableCommandId): boolean {
  const entry = tableCommands.find((each) => each.id === id);
  if (entry === undefined || !isInTable(state)) return false;
  return isRagged(state) || entry.command(state);
}

/** Puts a paragraph into each cell of the table around the selection that has none: nobody could type there. */
export function fillCells(state: EditorState): Transaction | null {
  const table = findTable(state.selection.$from);
  const paragraph = state.schema.nodes['paragraph'];
  if (table === null || paragraph === undefined) return null;
  const empty: number[] = [];
  table.node.descendants((node: ProseMirrorNode, pos: number) => {
    const role: unknown = node.type.spec['tableRole'];
    if (role !== 'cell' && role !== 'header_cell') return role === 'row';
    if (node.childCount === 0) empty.push(table.start + pos + 1);
    return false;
  });
  if (empty.length === 0) return null;
  const tr = state.tr;
  for (const pos of empty.toReversed()) tr.insert(pos, paragraph.create());
  return tr;
}
