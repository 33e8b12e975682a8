import { rulerGradients, type RulerScale } from '../../ui/rulerGradients.ts';
import type { EditorScale } from './editorScale.ts';
import type { HeadItem } from './headItems.ts';

/** A `span` with a class and a text. */
export function span(className: string, text = ''): HTMLSpanElement {
  const made = document.createElement('span');
  made.className = className;
  made.textContent = text;
  return made;
}

/** The ruler as plain DOM, for node views: the same marks as `LikelihoodRuler`. `before`: where it stood, dashed. */
export function ruler(
  scale: RulerScale,
  low: number,
  high: number,
  before?: { readonly low: number; readonly high: number },
): HTMLSpanElement {
  const bar = span('yard scaled');
  bar.setAttribute('aria-hidden', 'true');
  const drawn = rulerGradients(scale);
  if (drawn.ticks !== null) bar.style.setProperty('--ticks', drawn.ticks);
  if (drawn.ground !== null) bar.style.setProperty('--ground', drawn.ground);
  bar.style.setProperty('--lo', String(low));
  bar.style.setProperty('--hi', String(high));
  if (before !== undefined) {
    const dashed = document.createElement('s');
    dashed.style.setProperty('--lo', String(before.low));
    dashed.style.setProperty('--hi', String(before.high));
    bar.append(dashed);
  }
  bar.append(document.createElement('i'));
  return bar;
}

function ticks(steps: number): HTMLSpanElement {
  const made = span('ticks');
  made.setAttribute('aria-hidden', 'true');
  for (let step = 1; step <= 3; step += 1) {
    const bar = document.createElement('i');
    if (step <= steps) bar.className = 'on';
    made.append(bar);
  }
  return made;
}

/** What stands in an item's element. */
export function itemContent(item: HeadItem, scale: EditorScale): readonly HTMLElement[] {
  const parts: HTMLElement[] = [];
  // An invitation says its field itself ("Add likelihood"); beside anything else the field is named.
  if (item.name !== '' && item.look !== 'invite') {
    parts.push(span(item.showsName ? 'lb keep' : 'lb', item.name), span('hide', ': '));
  }
  if (item.steps !== null) parts.push(ticks(item.steps));
  parts.push(span('wd', item.words));
  if (item.ruler !== null) parts.push(ruler(scale, item.ruler.low, item.ruler.high));
  if (item.range !== null) parts.push(span('rg', item.range));
  return parts;
}
