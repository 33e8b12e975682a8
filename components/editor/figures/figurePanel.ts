import type { EditorView } from '@tiptap/pm/view';
import { setAlt } from './figureEdits.ts';
import { pictureLimits, pictureTypes } from './uploadPicture.ts';

/** What a figure lacks or is doing. `share` is in [0, 1]. */
export type PictureState =
  | { readonly kind: 'none' }
  | { readonly kind: 'sending'; readonly share: number }
  | { readonly kind: 'failed'; readonly words: string; readonly retry: () => void }
  | { readonly kind: 'no-words' };

/** The panel in a figure: to choose its picture, to see it sent, to describe it. */
export function figurePanel(view: EditorView, id: string, state: PictureState, put: (file: File) => void): HTMLElement {
  const panel = document.createElement('div');
  panel.className = 'figure-panel';
  panel.contentEditable = 'false';
  const say = (text: string, role?: string) => {
    const line = document.createElement('span');
    line.textContent = text;
    if (role !== undefined) line.setAttribute('role', role);
    panel.append(line);
  };
  switch (state.kind) {
    case 'none':
      panel.append(chooser('Choose a picture', put));
      say(`or drop one on the page: ${pictureLimits}.`);
      return panel;
    case 'sending': {
      const bar = document.createElement('progress');
      bar.max = 1;
      bar.value = state.share;
      bar.setAttribute('aria-label', 'Storing the picture');
      panel.append(bar);
      say(`Storing the picture, ${Math.round(state.share * 100)}%`);
      return panel;
    }
    case 'failed':
      say(state.words, 'alert');
      panel.append(button('Try again', state.retry), chooser('Choose another picture', put));
      return panel;
    case 'no-words':
      panel.append(describer(view, id));
      return panel;
  }
}

function button(words: string, run: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'btn small';
  made.textContent = words;
  made.addEventListener('click', run);
  return made;
}

function chooser(words: string, put: (file: File) => void): HTMLElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = pictureTypes.join(',');
  input.hidden = true;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file !== undefined) put(file);
  });
  const holder = document.createElement('span');
  holder.append(
    button(words, () => input.click()),
    input,
  );
  return holder;
}

function describer(view: EditorView, id: string): HTMLElement {
  const form = document.createElement('form');
  const label = document.createElement('label');
  const field = document.createElement('input');
  field.className = 'field';
  field.maxLength = 2000;
  label.append('What the picture shows, for those who cannot see it', field);
  const save = button('Save', () => undefined);
  save.type = 'submit';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const words = field.value.trim();
    if (words === '') field.focus();
    else setAlt(view, id, words);
  });
  form.append(
    label,
    save,
    button('It only decorates', () => setAlt(view, id, '')),
  );
  return form;
}
