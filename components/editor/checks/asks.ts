import type { Editor } from '@tiptap/react';
import type { Finding, Fix } from '../../../lib/domain/tradecraft/Finding.ts';
import { openCitationPicker } from '../argument/argumentRequests.ts';
import { pressInText } from '../palette/pressInText.ts';
import { goToFinding } from './goToFinding.ts';

/** A finding that only its author can settle, by filling in what is missing: opens the picker for it. */
export type Ask = { readonly label: string; readonly run: (editor: Editor) => void };

const asks: Partial<Record<Fix['kind'], Ask>> = {
  'ask-likelihood': { label: 'Choose a likelihood…', run: (editor) => void pressInText(editor, 'Alt-l') },
  'ask-confidence': { label: 'Choose a confidence…', run: (editor) => void pressInText(editor, 'Alt-c') },
  'ask-horizon': { label: 'Set a horizon…', run: (editor) => void pressInText(editor, 'Alt-h') },
  'link-evidence': { label: 'Link evidence…', run: (editor) => void pressInText(editor, 'Alt-k') },
  'cite-source': { label: 'Cite a source…', run: (editor) => void openCitationPicker(editor) },
};

/** What can be filled in about a finding; null where nothing can. */
export function askFor({ fix }: Finding): Ask | null {
  return fix === null ? null : (asks[fix.kind] ?? null);
}

/** Goes to the finding's block and opens the picker there. */
export function runAsk(editor: Editor, finding: Finding, ask: Ask): void {
  if (goToFinding(editor.view, finding)) ask.run(editor);
}
