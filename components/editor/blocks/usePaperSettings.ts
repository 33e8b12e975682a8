'use client';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { paperSettingsKey, settingsIn, type PaperSettings } from './paperSettings.ts';

/** The paper's settings (scale, wording, ranges, cut-off) as they are now; `before` until the editor is there. */
export function usePaperSettings(editor: Editor | null, before: PaperSettings): PaperSettings {
  const [now, setNow] = useState<PaperSettings | null>(null);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const read = () => {
      if (paperSettingsKey.getState(editor.state) !== undefined) setNow(settingsIn(editor.state));
    };
    read();
    editor.on('transaction', read);
    return () => {
      editor.off('transaction', read);
    };
  }, [editor]);
  return now ?? before;
}
