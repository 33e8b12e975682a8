/**
 * What an atom in a line counts as where words are counted: a likelihood token as one word, whatever term it shows (so that
 * counting needs no scale, and a change of field is no change of length); a footnote as its text; anything else as a space.
 *
 * @param kind Kind of the node; `attrs` its attributes.
 */
export function countedText(kind: string, attrs: Readonly<Record<string, unknown>> | undefined): string {
  if (kind === 'likelihoodTerm') return ' likely ';
  const note = attrs?.text;
  return kind === 'footnote' && typeof note === 'string' ? ` ${note} ` : ' ';
}
