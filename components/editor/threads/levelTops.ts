/** A card beside the text: where the words it is about begin, and how high it is; px from the start of the lane. */
export type LevelCard = { readonly wanted: number; readonly height: number };

/**
 * Where cards stand so that each is level with its words where there is room: in their order, none over another. The one
 * held stands at its words; those before it make way upwards, beyond the start where they must, those after it downwards.
 *
 * @param held Its place among the cards: the active one, or the first in view.
 */
export function levelTops(cards: readonly LevelCard[], held: number, gap: number): readonly number[] {
  const tops = cards.map(({ wanted }) => wanted);
  for (let at = held + 1; at < cards.length; at += 1) {
    const free = (tops[at - 1] ?? 0) + (cards[at - 1]?.height ?? 0) + gap;
    if (at > 0) tops[at] = Math.max(tops[at] ?? 0, free);
  }
  for (let at = held - 1; at >= 0; at -= 1) {
    const room = (tops[at + 1] ?? 0) - gap - (cards[at]?.height ?? 0);
    tops[at] = Math.min(tops[at] ?? 0, room);
  }
  return tops;
}
