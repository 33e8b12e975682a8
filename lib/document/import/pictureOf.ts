import type { Element } from 'hast';
import type { NodeJson } from '../docJson.ts';
import { block, textBlock } from './blocks.ts';
import type { NoteTaker } from './importNote.ts';
import type { PictureShelf } from './PictureShelf.ts';

/** How a Word file's pictures, already on the shelf, are named in the page that is made of it. */
export const shelfScheme = 'picture:';
const maxAltLength = 2_000;

/**
 * A picture as a figure, with its words. Pictures come in the page itself (`data:`) or from the shelf; one that stands
 * elsewhere is never fetched: its words stay, and its address is in the note. Null where nothing of it is left.
 */
export function pictureOf(element: Element, shelf: PictureShelf, notes: NoteTaker): NodeJson | null {
  const { src, alt, title } = element.properties;
  const address = typeof src === 'string' ? src.trim() : '';
  const words = [alt, title].find((each) => typeof each === 'string' && each.trim() !== '');
  const text = typeof words === 'string' ? words.replace(/\s+/gu, ' ').trim().slice(0, maxAltLength) : '';
  const image = imageAt(address, text, shelf, notes);
  if (image === null && text === '') return null;
  return block('figure', [textBlock('caption', '')], {
    image: image?.sha256 ?? null,
    alt: text === '' ? null : text,
    width: image?.width ?? null,
    height: image?.height ?? null,
  });
}

function imageAt(address: string, name: string, shelf: PictureShelf, notes: NoteTaker) {
  // The shelf has noted what it did not take.
  if (address.startsWith(shelfScheme)) return shelf.get(address.slice(shelfScheme.length));
  const data = /^data:([a-z0-9.+/-]*)((?:;[a-z0-9=.+-]+)*),/iu.exec(address.slice(0, 200));
  if (data === null) {
    notes.add('picture-elsewhere', 1, address === '' ? name : address);
    return null;
  }
  const isBase64 = (data[2] ?? '').toLowerCase().includes(';base64');
  const bytes = isBase64 ? Buffer.from(address.slice(data[0].length), 'base64') : new Uint8Array();
  return shelf.add(bytes, name === '' ? (data[1] ?? '') : name);
}
