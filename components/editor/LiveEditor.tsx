'use client';
import { EditorContent, useEditor, type Editor } from '@tiptap/react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ChangeTools } from './changes/ChangeTools.tsx';
import type { ChecksSetting } from './checks/checksExtension.ts';
import type { DraftConnection } from './connection/DraftConnection.ts';
import { draftExtensions } from './draftExtensions.ts';
import { DraftWatch } from './blocks/draftWatch.ts';
import { withScales, type ScaleChoice } from './blocks/paperSettings.ts';
import { FieldPickers } from './blocks/FieldPickers.tsx';
import { PageRequests } from './blocks/PageRequests.ts';
import type { PickRequest } from './blocks/pickRequest.ts';
import { suggestingOf } from './suggesting/suggestingExtension.ts';
import { maySetFields } from './suggesting/writeOrSuggest.ts';
import { useArriving } from './blocks/useArriving.ts';

export type Writer = { readonly name: string; readonly hue: number };

/** The draft itself, bound to the shared document. Made only after the server's whole draft has arrived. */
export function LiveEditor(props: {
  readonly connection: DraftConnection;
  readonly assessmentId: string;
  /** The scales that may be shown; another object when there are others. */
  readonly choice: ScaleChoice;
  readonly writer: Writer;
  /** How the draft is checked; the same object as long as it is the same. */
  readonly checks: ChecksSetting;
  readonly mayWrite: boolean;
  /** False while rights are in question: nothing can be typed, everything stays in view. */
  readonly isEditable: boolean;
  readonly onEditor: (editor: Editor | null) => void;
  /** Opens the picker of links for a block; without it the blocks offer none. */
  readonly onLink?: ((blockId: string, anchor: HTMLElement) => void) | undefined;
  /** Opens the dialog that changes the paper's scale; without it the scale is only said. */
  readonly onChangeScale?: (() => void) | undefined;
}) {
  const { connection, choice, checks, assessmentId, writer, mayWrite, isEditable, onEditor } = props;
  const mayLink = props.onLink !== undefined;
  const mayChangeScale = props.onChangeScale !== undefined;
  const [picker, setPicker] = useState<PickRequest | null>(null);
  const [pickers, setPickers] = useState(0);
  const pick = useCallback((request: PickRequest | null) => {
    setPicker(request);
    setPickers((count) => count + 1);
  }, []);
  const [requests] = useState(() => new PageRequests());
  const { onLink, onChangeScale } = props;
  useEffect(() => requests.answerWith({ onLink, onChangeScale }), [requests, onLink, onChangeScale]);

  const { name, hue } = writer;
  const extensions = useMemo(
    () =>
      draftExtensions({
        connection,
        choice,
        checks,
        user: { name, hue },
        environment: {
          watch: new DraftWatch(),
          mayWrite,
          maySuggest: (view) => suggestingOf(view.state)?.isOn === true,
          assessmentId,
          onPick: pick,
          onLink: mayLink ? requests.link : null,
          onChangeScale: mayChangeScale ? requests.changeScale : null,
        },
      }),
    [connection, choice, checks, mayWrite, name, hue, assessmentId, mayLink, mayChangeScale, pick, requests],
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
    const tr = editor === null || editor.isDestroyed ? null : withScales(editor.state, choice);
    if (tr !== null) editor?.view.dispatch(tr);
  }, [editor, choice]);
  useEffect(() => {
    if (editor !== null && editor.isEditable !== isEditable) editor.setEditable(isEditable, false);
  }, [editor, isEditable]);

  const isArriving = useArriving(editor);
  const close = () => {
    if (picker === null || editor === null) return;
    pick(null);
    if (picker.returnTo === 'text' || !picker.anchor.isConnected) editor.view.focus();
    else picker.anchor.focus({ preventScroll: true });
  };

  return (
    <>
      <EditorContent editor={editor} className={isArriving ? 'arriving' : undefined} />
      {editor === null || !mayWrite ? null : <ChangeTools editor={editor} assessmentId={assessmentId} />}
      {picker === null || editor === null || !maySetFields(editor) ? null : (
        <FieldPickers key={pickers} editor={editor} request={picker} choice={choice} onPick={pick} onClose={close} />
      )}
    </>
  );
}
