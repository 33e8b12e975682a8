import type { Element } from 'hast';
import { textOfHast } from './hastNodes.ts';
import type { NoteTaker } from './importNote.ts';

const ignored = new Set(
  'head title meta link base template area map param source track wbr col colgroup rp'.split(' '),
);
const media = new Set('iframe object embed video audio applet'.split(' '));
const drawings = new Set('svg canvas'.split(' '));
const fields = new Set('select textarea datalist progress meter'.split(' '));

/** Whether an element has nothing for a draft: scripts, media, drawings, fields and what is hidden, each with its note (IM12). */
export function isLeftOut(element: Element, notes: NoteTaker): boolean {
  const { tagName: tag, properties } = element;
  if (ignored.has(tag)) return true;
  if (tag === 'script' || tag === 'style') notes.add('script');
  else if (media.has(tag)) notes.add('media', 1, String(properties.src ?? properties.data ?? ''));
  else if (drawings.has(tag)) notes.add('drawing', 1, textOfHast(element));
  else if (fields.has(tag)) notes.add('form-field');
  else {
    const style = String(properties.style ?? '');
    const isHidden = properties.hidden === true || /display\s*:\s*none|mso-hide\s*:\s*all/iu.test(style);
    if (isHidden && textOfHast(element).trim() !== '') notes.add('hidden', 1, textOfHast(element));
    return isHidden;
  }
  return true;
}
