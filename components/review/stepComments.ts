/** From one comment beside the text to the next; around at the ends. */
export function stepComments(by: 1 | -1): void {
  const cards = [...document.querySelectorAll<HTMLElement>('.review-side [data-comment]')];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[at === -1 ? (by === 1 ? 0 : cards.length - 1) : (at + by + cards.length) % cards.length];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
