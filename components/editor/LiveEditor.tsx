'use client';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useEffect, useMemo, useState } from 'react';
import { findNumberedBlock } from './blocks/blockNumbers.ts';
import type { DraftConnection } from './connection/DraftConnection.ts';
import { draftExtensions } from './draftExtensions.ts';
import type { EditorScale } from './blocks/editorScale.ts';
import { FieldPicker } from './blocks/FieldPicker.tsx';
import type { PickRequest } from './blocks/pickRequest.ts';

export type Writer = { readonly name: string; readonly hue: number };

/** The draft itself, bound to the shared document. Made only after the server's whole draft has arrived. */
export function LiveEditor(props: {
  readonly connection: DraftConnection;
  readonly scale: EditorScale;
  readonly writer: Writer;
  readonly mayWrite: boolean;
  /** False while rights are in question: nothing can be typed, everything stays in view. */
  readonly isEditable: boolean;
  readonly onEditor: (editor: Editor | null) => void;
}) {
  const { connection, scale, writer, mayWrite, isEditable, onEditor } = props;
  const [picker, setPicker] = useState<PickRequest | null>(null);

  const { name, hue } = writer;
  const extensions = useMemo(
    () => draftExtensions({ connection, scale, mayWrite, user: { name, hue }, onPick: setPicker }),
    [connection, scale, mayWrite, name, hue],
  );

  const editor = useEditor(
    {
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      injectCSS: false,
      editable: isEditable,
      extensions,
      editorProps: {
        attributes: {
          class: 'draft',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': mayWrite ? 'Document' : 'Document, view only',
          ...(mayWrite ? {} : { 'aria-readonly': 'true', tabindex: '0' }),
        },
      },
    },
    [connection, mayWrite],
  );

  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  useEffect(() => {
    if (editor !== null && editor.isEditable !== isEditable) editor.setEditable(isEditable, false);
  }, [editor, isEditable]);

  const close = () => {
    if (picker === null || editor === null) return;
    setPicker(null);
    if (picker.returnTo === 'text' || !picker.anchor.isConnected)
      editor.commands.focus(null, { scrollIntoView: false });
    else picker.anchor.focus({ preventScroll: true });
  };
  const choose = (value: string | null) => {
    const id = picker?.blockId ?? null;
    if (picker !== null && id !== null && editor?.isEditable === true) {
      const block = findNumberedBlock(editor.state, id);
      // One attribute of one element: somebody choosing the other field at this moment changes another one.
      if (block !== undefined && block.node.attrs[picker.field] !== value) {
        editor.view.dispatch(editor.state.tr.setNodeAttribute(block.pos, picker.field, value));
      }
    }
    close();
  };

  return (
    <>
      <EditorContent editor={editor} />
      {picker === null || !isEditable ? null : (
        <FieldPicker open={picker} scale={scale} onChoose={choose} onClose={close} />
      )}
    </>
  );
}
