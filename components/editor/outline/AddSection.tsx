'use client';
import type { Editor } from '@tiptap/react';
import { Plus } from 'lucide-react';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { newSections } from '../blocks/newSections.ts';
import { addSection } from './addSection.ts';
import type { OutlineRow } from './outlineRows.ts';

/** Under the outline: a section of any kind. Those the draft has already stand last. */
export function AddSection(props: {
  readonly editor: Editor;
  readonly rows: readonly OutlineRow[];
  readonly onAdded: () => void;
}) {
  const { editor } = props;
  const present = new Set(props.rows.flatMap((row) => (row.sectionKind === null ? [] : [row.sectionKind])));
  const isThere = (kind: string) => kind !== 'free' && present.has(kind);
  const add = (kind: string, heading: string) => {
    if (!editor.isEditable) return;
    const tr = addSection(editor.state, kind, heading);
    if (tr === null) return;
    editor.view.dispatch(tr);
    props.onAdded();
    setTimeout(() => editor.view.focus(), 0); // after the menu has given focus back to its button
  };
  return (
    <div className="adders">
      <Menu
        label="Add a section"
        align="start"
        trigger={
          <button type="button" className="quiet small">
            <Plus className="i s" />
            Add section
          </button>
        }
      >
        {[...newSections]
          .sort((a, b) => Number(isThere(a.kind)) - Number(isThere(b.kind)))
          .map(({ kind, heading, name }) => (
            <MenuItem
              key={kind}
              onSelect={() => add(kind, heading)}
              {...(isThere(kind) ? { note: 'There is one already' } : {})}
            >
              {name}
            </MenuItem>
          ))}
      </Menu>
    </div>
  );
}
