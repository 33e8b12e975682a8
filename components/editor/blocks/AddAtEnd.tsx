'use client';
import type { Editor } from '@tiptap/react';
import { Plus } from 'lucide-react';
import { newSections } from './newSections.ts';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { emptyBlock, insertAt } from './blockEdits.ts';

/** At the end of the draft: sections it does not have yet, so that a blank one can grow. */
export function AddAtEnd(props: { readonly editor: Editor; readonly isEditable: boolean }) {
  const { editor } = props;
  const add = (kind: string, heading: string) => {
    const { state, view } = editor;
    const { section, sectionHeading } = state.schema.nodes;
    if (section === undefined || sectionHeading === undefined || !editor.isEditable) return;
    const made = section.create({ kind }, [
      sectionHeading.create(null, heading === '' ? null : state.schema.text(heading)),
      emptyBlock(state.schema, 'paragraph'),
    ]);
    view.dispatch(insertAt(state.tr, state.doc.content.size, made));
    setTimeout(() => view.focus(), 0); // after the menu has given focus back to its button
  };
  if (!props.isEditable) return null;
  return (
    <div className="adders end">
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
        {newSections.map(({ kind, heading, name }) => (
          <MenuItem key={kind} onSelect={() => add(kind, heading)}>
            {name}
          </MenuItem>
        ))}
      </Menu>
    </div>
  );
}
