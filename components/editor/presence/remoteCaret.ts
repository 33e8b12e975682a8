import type { DecorationAttrs } from '@tiptap/pm/view';

/** A person as the server stamps it into awareness; read as if anybody could have written it. */
export type CaretUser = { readonly name: string; readonly hue: number };

/** The name to show, bounded, and a hue from 1 to 6: nothing else of it reaches the page's markup or styles. */
export function caretUser(user: Readonly<Record<string, unknown>>): CaretUser {
  const name = typeof user.name === 'string' && user.name.trim() !== '' ? user.name.trim().slice(0, 60) : 'Somebody';
  const isHue = typeof user.hue === 'number' && Number.isInteger(user.hue) && user.hue >= 1 && user.hue <= 6;
  return { name, hue: isHue ? (user.hue as number) : 1 };
}

/** Somebody's caret, with the name beside it while it is fresh. Colours come from the hue's class, so both themes have theirs. */
export function caretElement(user: Readonly<Record<string, unknown>>, client: number, isFresh: boolean): HTMLElement {
  const { name, hue } = caretUser(user);
  const caret = document.createElement('span');
  caret.className = `peer hue-${hue}${isFresh ? ' is-fresh' : ''}`;
  caret.dataset.peer = String(client);
  const label = document.createElement('span');
  label.className = 'peer-name';
  label.textContent = name;
  label.setAttribute('aria-hidden', 'true');
  caret.append(label);
  return caret;
}

/** Somebody's selection; fainter once nobody has touched it for a while. */
export function caretSelection(user: Readonly<Record<string, unknown>>, isIdle: boolean): DecorationAttrs {
  const { name, hue } = caretUser(user);
  return { nodeName: 'span', class: `peer-selection hue-${hue}${isIdle ? ' is-idle' : ''}`, 'data-user': name };
}
