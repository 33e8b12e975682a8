/** Longest HTML that is read from the clipboard, characters: a long report without its pictures. */
export const maxPastedHtml = 4_000_000;
/** A picture this small, px, counts visits rather than showing anything. */
const trackingPixel = 3;

/** What is left of pasted HTML, and the pictures that came in it as data, each named by a figure's `data-picture`. */
export type CleanHtml = { readonly html: string; readonly pictures: readonly string[] };

/**
 * Takes out of copied HTML what word processors and web pages wrap around their words: their styles become marks, Word's
 * list paragraphs become lists, pictures become figures. Parsed without being shown: nothing in it runs or is fetched.
 */
export function cleanHtml(html: string): CleanHtml {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const pictures: string[] = [];
  for (const element of body.querySelectorAll(
    'script, style, meta, link, title, noscript, iframe, object, svg, o\\:p',
  )) {
    if (element.tagName.toLowerCase() === 'o:p' && element.textContent.trim() !== '')
      element.replaceWith(...element.childNodes);
    else element.remove();
  }
  removeComments(body);
  for (const element of body.querySelectorAll('[style*="mso-element:comment"], [style*="display:none"], [hidden]'))
    element.remove();
  wordLists(body);
  for (const picture of body.querySelectorAll('img')) takePicture(picture, pictures);
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) styleToMarks(element);
  unwrapBold(body);
  for (const element of body.querySelectorAll('*')) dropAttributes(element);
  for (const element of body.querySelectorAll('span:not([data-inline]), font, div:not([data-block])')) {
    if (element.tagName === 'DIV' && !hasOnlyBlocks(element)) {
      const paragraph = document.createElement('p');
      paragraph.append(...element.childNodes);
      element.replaceWith(paragraph);
    } else element.replaceWith(...element.childNodes);
  }
  return { html: body.innerHTML, pictures };
}

const blockTags =
  /^(?:P|H[1-6]|UL|OL|LI|TABLE|BLOCKQUOTE|DIV|SECTION|ARTICLE|FIGURE|TR|TD|TH|TBODY|THEAD|HEADER|FOOTER|MAIN)$/;
const hasOnlyBlocks = (element: Element): boolean =>
  [...element.children].some(({ tagName }) => blockTags.test(tagName)) || element.textContent.trim() === '';

function removeComments(body: HTMLElement): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const comments: Node[] = [];
  while (walker.nextNode() !== null) comments.push(walker.currentNode);
  for (const comment of comments) comment.parentNode?.removeChild(comment);
}

/** Word writes a list as paragraphs that name their level, with the bullet or number as text. */
function wordLists(body: HTMLElement): void {
  const isItem = (element: Element | null): element is HTMLElement =>
    element instanceof HTMLElement &&
    element.tagName === 'P' &&
    /mso-list\s*:\s*l\d+/i.test(element.getAttribute('style') ?? '');
  const items = [...body.querySelectorAll('p')].filter(isItem);
  const done = new Set<Element>();
  for (const first of items) {
    if (done.has(first)) continue;
    const open: { readonly list: Element; readonly level: number }[] = [];
    const holder = document.createDocumentFragment();
    let at: Element | null = first;
    while (isItem(at)) {
      const next: Element | null = at.nextElementSibling;
      done.add(at);
      const level = Number(/level(\d+)/i.exec(at.getAttribute('style') ?? '')?.[1] ?? 1);
      const marker = at.querySelector('[style*="mso-list:Ignore" i], [style*="mso-list: Ignore" i]');
      const sign = (marker?.textContent ?? at.textContent.slice(0, 4)).trim();
      marker?.remove();
      // Without its hidden marker (other programs drop it) the bullet stands at the start as text.
      if (marker === null) stripSign(at);
      const isNumbered = /^[\divxlcdm]+[.)]|^[a-z][.)]/i.test(sign);
      while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop();
      let top = open.at(-1);
      if (top === undefined || top.level < level) {
        const list = document.createElement(isNumbered ? 'ol' : 'ul');
        (top?.list.lastElementChild ?? top?.list ?? holder).append(list);
        open.push((top = { list, level }));
      }
      const item = document.createElement('li');
      const paragraph = document.createElement('p');
      paragraph.append(...at.childNodes);
      item.append(paragraph);
      top.list.append(item);
      if (at === first) at.before(holder);
      at.remove();
      at = next;
    }
  }
}

function stripSign(paragraph: Element): void {
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  const first = walker.nextNode();
  if (first !== null)
    first.textContent = (first.textContent ?? '').replace(/^\s*(?:[·•o§▪–-]|\w{1,4}[.)])[\s\u00a0]+/u, '');
}

/** A picture as data becomes a figure; one that stands elsewhere is not fetched, its words stay. */
function takePicture(picture: HTMLImageElement, pictures: string[]): void {
  const source = picture.getAttribute('src') ?? '';
  const words = (picture.getAttribute('alt') ?? '').trim();
  const isSmall = ['width', 'height'].some((side) => Number(picture.getAttribute(side) ?? NaN) <= trackingPixel);
  if (!isSmall && /^data:image\/(?:png|jpeg|gif|webp);base64,/i.test(source)) {
    const figure = document.createElement('figure');
    figure.dataset['block'] = 'figure';
    figure.dataset['picture'] = String(pictures.length);
    if (words !== '') figure.setAttribute('data-alt', words.slice(0, 2000));
    const caption = document.createElement('figcaption');
    caption.dataset['block'] = 'caption';
    figure.append(caption);
    pictures.push(source);
    const outer = picture.closest('p, h1, h2, h3, h4, h5, h6');
    if (outer === null) picture.replaceWith(figure);
    else {
      outer.after(figure);
      picture.remove();
      if (outer.textContent.trim() === '') outer.remove();
    }
  } else picture.replaceWith(...(isSmall || words === '' ? [] : [words]));
}

/** What a style says with a mark of ours, as its element. */
function styleToMarks(element: HTMLElement): void {
  if (!/^(?:SPAN|FONT|A)$/.test(element.tagName)) return;
  const { fontWeight, fontStyle, textDecoration } = element.style;
  const line = `${textDecoration} ${element.style.textDecorationLine}`;
  const marks = [
    fontWeight === 'bold' || fontWeight === 'bolder' || Number(fontWeight) >= 600 ? 'strong' : '',
    /italic|oblique/.test(fontStyle) ? 'em' : '',
    line.includes('line-through') ? 's' : '',
    line.includes('underline') && element.closest('a') === null && element.tagName !== 'A' ? 'u' : '',
  ].filter((tag) => tag !== '');
  for (const tag of marks) {
    const mark = document.createElement(tag);
    mark.append(...element.childNodes);
    element.append(mark);
  }
}

/** Google Docs puts everything into a `<b>` that is not bold; pages do the same with other marks. */
function unwrapBold(body: HTMLElement): void {
  for (const element of body.querySelectorAll<HTMLElement>('b, strong, i, em')) {
    const { fontWeight, fontStyle } = element.style;
    const isBold = element.tagName === 'B' || element.tagName === 'STRONG';
    const isNot = isBold
      ? fontWeight === 'normal' || (fontWeight !== '' && Number(fontWeight) < 600)
      : fontStyle === 'normal';
    if (isNot || element.querySelector('p, div, table, ul, ol, h1, h2, h3') !== null)
      element.replaceWith(...element.childNodes);
  }
}

const kept = /^(?:data-|href$|title$|start$|colspan$|rowspan$)/;

function dropAttributes(element: Element): void {
  for (const name of element.getAttributeNames()) if (!kept.test(name)) element.removeAttribute(name);
}
