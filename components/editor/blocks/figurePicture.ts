import type { BlockExtra } from './BlockView.ts';

/** Where a stored picture is fetched. */
export function pictureAddress(assessmentId: string, sha256: string): string {
  return `/api/v1/assessments/${encodeURIComponent(assessmentId)}/images/${sha256}`;
}

/** The words that stand where a figure has no picture, or it cannot be fetched. */
export const pictureWords = { none: 'No picture yet.', failed: 'The picture could not be loaded.' } as const;

/** A figure's picture. Its place is kept while it loads, so that the text below does not move. */
export function figurePicture(assessmentId: string): BlockExtra {
  const dom = document.createElement('div');
  dom.className = 'picture';
  dom.contentEditable = 'false';
  let shown: string | null = null;
  return {
    dom,
    draw: (node) => {
      const { image, alt, width, height } = node.attrs as Readonly<Record<string, unknown>>;
      const hasTable = node.children.some((child) => child.type.name === 'table');
      const key = JSON.stringify([image, alt, width, height, hasTable]);
      if (key === shown) return;
      shown = key;
      dom.hidden = hasTable && typeof image !== 'string';
      if (typeof image !== 'string') {
        dom.textContent = pictureWords.none;
        return;
      }
      const held = dom.querySelector('img');
      const picture = held ?? document.createElement('img');
      const address = pictureAddress(assessmentId, image);
      if (picture.getAttribute('src') !== address) picture.src = address;
      picture.alt = typeof alt === 'string' ? alt : '';
      if (typeof width === 'number') picture.width = width;
      if (typeof height === 'number') picture.height = height;
      picture.draggable = false;
      if (held !== null) return;
      picture.addEventListener('error', () => dom.replaceChildren(pictureWords.failed));
      dom.replaceChildren(picture);
    },
  };
}
