'use client';
import type { Editor } from '@tiptap/react';
import dynamic from 'next/dynamic';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { jumpTo } from '../outline/jumpTo.ts';
import type { ArgumentRequest } from './ArgumentRequest.ts';
import { argumentStoreOf } from './argumentStore.ts';
import { CitationPicker } from './CitationPicker.tsx';
import { LinkPicker } from './LinkPicker.tsx';
import { useArgument } from './useArgument.ts';

/** The map is drawn by few and large: it is loaded when it is asked for. */
const EvidenceMap = dynamic(async () => (await import('./EvidenceMap.tsx')).EvidenceMap, { ssr: false });

/** The pickers of links and citations and the evidence map, as they are asked for. Once beside each editor. */
export function ArgumentTools(props: {
  readonly editor: Editor;
  readonly isEditable: boolean;
  /** Of the paper; the map's picture is named after it. */
  readonly title: string;
  /** What the handling banner says: it stands on the map's print and picture too. */
  readonly mark?: string;
}) {
  const { editor, isEditable, title, mark = '' } = props;
  const [open, setOpen] = useState<ArgumentRequest | null>(null);
  const argument = useArgument(editor);
  useEffect(() => {
    const store = argumentStoreOf(editor.state);
    return store?.requests.answer((request) => {
      // What is about to be linked must be what is there now.
      store.readNow(editor.state);
      setOpen(request);
    });
  }, [editor]);

  if (open === null || editor.isDestroyed) return null;
  const toText = () => {
    // A modal picker takes the keyboard back as long as it stands, and what is typed next must not wait for it to go.
    flushSync(() => setOpen(null));
    editor.view.focus();
  };
  switch (open.what) {
    case 'links': {
      const holder = argument.byId.get(open.blockId);
      const anchor = open.anchor?.isConnected === true ? open.anchor : blockElement(editor, open.blockId);
      if (!isEditable || holder === undefined || anchor === null) return null;
      const onClose = (where: 'back' | 'toText') => {
        if (where === 'toText' || open.returnTo === 'text' || open.anchor?.isConnected !== true) return toText();
        setOpen(null);
        open.anchor.focus({ preventScroll: true });
      };
      return <LinkPicker key={open.blockId} {...{ editor, argument, holder, anchor, onClose }} />;
    }
    case 'citation':
      if (!isEditable) return null;
      return <CitationPicker {...{ editor, argument }} from={open.from} to={open.to} onClose={toText} />;
    case 'map':
      return (
        <EvidenceMap
          {...{ argument, title, mark }}
          underId={open.underId}
          onJump={(id) => {
            setOpen(null);
            // After the dialog has given focus back.
            requestAnimationFrame(() => jumpTo(editor, id));
          }}
          onClose={() => setOpen(null)}
        />
      );
  }
}

function blockElement(editor: Editor, id: string): HTMLElement | null {
  return editor.view.dom.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`);
}
