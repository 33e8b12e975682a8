import type { MapLayout } from '../../../lib/domain/argument/mapShape.ts';

/** What a picture needs of the page's style to look the same without it. */
const kept = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-family',
  'font-size',
  'font-weight',
  'letter-spacing',
  'visibility',
] as const;

/**
 * The whole map as a picture file's text: every style written out, nothing that can be operated, its handling mark on
 * top.
 *
 * @param mark Empty: none.
 */
export function pictureOf(svg: SVGSVGElement, { width, height }: MapLayout, title: string, mark: string): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')];
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')];
  copies.forEach((element, at) => {
    const original = originals[at];
    if (original === undefined) return;
    const style = getComputedStyle(original);
    element.setAttribute('style', kept.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
    for (const name of ['class', 'tabindex', 'role', 'href', 'data-node', 'aria-hidden']) element.removeAttribute(name);
  });
  for (const ring of copy.querySelectorAll('rect[x="-4"]')) ring.remove();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('aria-label', title);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(svg).backgroundColor);
  const name = document.createElementNS('http://www.w3.org/2000/svg', 'title');
  name.textContent = title;
  copy.prepend(name, ground);
  if (mark !== '') copy.append(markText(mark, width));
  return new XMLSerializer().serializeToString(copy);
}

function markText(mark: string, width: number): SVGElement {
  const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
  text.setAttribute('x', String(width / 2));
  text.setAttribute('y', '16');
  text.setAttribute('text-anchor', 'middle');
  text.setAttribute('style', 'font:650 12px Inter, system-ui, sans-serif;letter-spacing:.07em');
  text.setAttribute('fill', getComputedStyle(document.documentElement).getPropertyValue('--ink') || 'CanvasText');
  text.textContent = mark;
  return text;
}

/** Offers a picture as a file. */
export function saveMapPicture(svg: SVGSVGElement, layout: MapLayout, title: string, mark: string): void {
  const url = URL.createObjectURL(new Blob([pictureOf(svg, layout, title, mark)], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${
    title
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
      .toLowerCase() || 'evidence-map'
  }.svg`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
