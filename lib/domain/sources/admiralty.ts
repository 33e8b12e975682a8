/** Reliability of a source in the Admiralty system (STANAG 2511). F says that it cannot be judged, not that it is worst. */
export const reliabilityWords: Readonly<Record<string, string>> = {
  A: 'completely reliable',
  B: 'usually reliable',
  C: 'fairly reliable',
  D: 'not usually reliable',
  E: 'unreliable',
  F: 'reliability cannot be judged',
};

/** Credibility of an item of information, apart from its source. 6 says that it cannot be judged. */
export const credibilityWords: Readonly<Record<string, string>> = {
  '1': 'confirmed by other sources',
  '2': 'probably true',
  '3': 'possibly true',
  '4': 'doubtful',
  '5': 'improbable',
  '6': 'truth cannot be judged',
};

/** "B, usually reliable"; null for what is no letter of the system. */
export function reliabilityPhrase(letter: unknown): string | null {
  return phrase(reliabilityWords, letter);
}

/** "2, probably true"; null for what is no number of the system. */
export function credibilityPhrase(number: unknown): string | null {
  return phrase(credibilityWords, number);
}

function phrase(words: Readonly<Record<string, string>>, code: unknown): string | null {
  if (typeof code !== 'string' || !Object.hasOwn(words, code)) return null;
  return `${code}, ${words[code] ?? ''}`;
}
