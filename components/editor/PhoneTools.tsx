'use client';
import type { Editor } from '@tiptap/react';
import { Bold, Italic, List, Menu as MenuIcon, Plus, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem } from '../ui/Menu.tsx';
import { insertBlock, insertImplication } from './palette/slash/insertBlock.ts';
import { slashItems, type SlashItem } from './palette/slash/slashItems.ts';

/** The bar under the text on a phone: the formatting that has no keys there, and the outline. */
export function PhoneTools(props: {
  readonly editor: Editor | null;
  readonly canWrite: boolean;
  readonly mode: ReactNode;
  readonly onOutline: () => void;
}) {
  const { editor } = props;
  const run = (act: (editor: Editor) => void) => () => {
    if (editor !== null && editor.isEditable) act(editor);
  };
  const add = ({ id, block, deed }: SlashItem) =>
    run((editor) => {
      const { view } = editor;
      // After the menu has given focus back to its button.
      const later = (then: () => void) => setTimeout(then, 0);
      if (block === null) {
        later(() => deed?.run(editor));
        return;
      }
      const tr = id === 'implication' ? insertImplication(view.state, null) : insertBlock(view.state, block, null);
      if (tr !== null) view.dispatch(tr);
      later(() => view.focus());
    });
  // Without this the text would lose its selection, and with it what is to be made bold.
  const keepSelection = (event: { preventDefault: () => void }) => event.preventDefault();
  return (
    <section className="tools" aria-label="Tools">
      <div role="toolbar" aria-label="Formatting">
        {props.canWrite ? (
          <>
            <button
              type="button"
              aria-label="Undo"
              onPointerDown={keepSelection}
              onClick={run((e) => e.commands.undo())}
            >
              <Undo2 className="i" />
            </button>
            <button
              type="button"
              aria-label="Bold"
              onPointerDown={keepSelection}
              onClick={run((e) => e.commands.toggleMark('bold'))}
            >
              <Bold className="i" />
            </button>
            <button
              type="button"
              aria-label="Italic"
              onPointerDown={keepSelection}
              onClick={run((e) => e.commands.toggleMark('italic'))}
            >
              <Italic className="i" />
            </button>
            <button
              type="button"
              aria-label="List"
              onPointerDown={keepSelection}
              onClick={run((e) => e.commands.toggleList('bulletList', 'listItem'))}
            >
              <List className="i" />
            </button>
            <Menu
              label="Insert a block"
              align="end"
              trigger={
                <button type="button" aria-label="Insert a block">
                  <Plus className="i" />
                </button>
              }
            >
              {slashItems.map((item) => (
                <MenuItem key={item.id} icon={<item.icon className="i" />} onSelect={add(item)}>
                  {item.name}
                </MenuItem>
              ))}
            </Menu>
          </>
        ) : null}
        {props.mode}
        <button type="button" aria-label="Outline" onClick={props.onOutline}>
          <MenuIcon className="i" />
        </button>
      </div>
    </section>
  );
}
