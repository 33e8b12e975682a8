/** The phrases of a comma-separated text: long lists stay readable, and a change of one word is a change of one line. */
export function listed(text: string): readonly string[] {
  return text.split(',').flatMap((phrase) => (phrase.trim() === '' ? [] : [phrase.trim()]));
}
