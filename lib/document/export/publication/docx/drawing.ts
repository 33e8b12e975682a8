import { element, type Xml } from './xml.ts';

/** English metric units in a pixel of 1/96 inch. */
const emuPerPixel = 9525;
/** Widest picture: the column of an A4 page, in pixels. */
const maxWidth = 600;

/** A picture in the text, in its own proportions and no wider than the column. */
export function drawing(p: {
  readonly relationship: string;
  readonly number: number;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}): Xml {
  const scale = Math.min(1, maxWidth / Math.max(1, p.width));
  const [cx, cy] = [p.width, p.height].map((pixels) => Math.max(1, Math.round(pixels * scale)) * emuPerPixel);
  const size = { cx: cx ?? 0, cy: cy ?? 0 };
  const name = `Picture ${p.number}`;
  const graphic = 'http://schemas.openxmlformats.org/drawingml/2006';
  const shape = element(
    'pic:spPr',
    {},
    element('a:xfrm', {}, element('a:off', { x: 0, y: 0 }), element('a:ext', size)),
    element('a:prstGeom', { prst: 'rect' }, element('a:avLst')),
  );
  const picture = element(
    'pic:pic',
    { 'xmlns:pic': `${graphic}/picture` },
    element('pic:nvPicPr', {}, element('pic:cNvPr', { id: p.number, name, descr: p.alt }), element('pic:cNvPicPr')),
    element(
      'pic:blipFill',
      {},
      element('a:blip', { 'r:embed': p.relationship }),
      element('a:stretch', {}, element('a:fillRect')),
    ),
    shape,
  );
  const inline = element(
    'wp:inline',
    { distT: 0, distB: 0, distL: 0, distR: 0 },
    element('wp:extent', size),
    element('wp:docPr', { id: p.number, name, descr: p.alt }),
    element(
      'a:graphic',
      { 'xmlns:a': `${graphic}/main` },
      element('a:graphicData', { uri: `${graphic}/picture` }, picture),
    ),
  );
  return element('w:r', {}, element('w:drawing', {}, inline));
}
