/** Somebody who can be mentioned. */
export type Mentionable = { readonly userId: string; readonly name: string };

/** A mention in a text: from `from` to `to` stands "@Name". */
export type Mention = { readonly userId: string; readonly from: number; readonly to: number };

/** Letters and figures go on a name; a mention ends before anything else. */
const goesOn = /[\p{L}\p{N}\p{M}]/u;

/**
 * Who a text mentions: "@" and the whole name of a member, the longest name that fits, with no letter right after it.
 * Of two people with one name the first is meant.
 */
export function mentionsIn(text: string, people: readonly Mentionable[]): readonly Mention[] {
  const longestFirst = people.filter(({ name }) => name !== '').toSorted((a, b) => b.name.length - a.name.length);
  const found: Mention[] = [];
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at > 0 && goesOn.test(text.charAt(at - 1))) continue;
    const person = longestFirst.find(
      ({ name }) =>
        text.startsWith(name, at + 1) && !goesOn.test(text.slice(at + 1 + name.length, at + 3 + name.length).charAt(0)),
    );
    if (person !== undefined) found.push({ userId: person.userId, from: at, to: at + 1 + person.name.length });
  }
  return found;
}
