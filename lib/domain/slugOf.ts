/** Longest slug, characters; what makes it unique is added by the command that stores it. */
const maxSlugLength = 60;
const fallback = 'assessment';

/** Letters that Unicode does not decompose, and the alphabets that have a usual Latin spelling letter by letter. */
const latin = new Map<string, string>([
  ...pairs('ß ss æ ae œ oe ø o đ d ð d þ th ł l ı i ŋ ng ħ h ə e'),
  ...pairs(
    'а a б b в v г g д d е e ё yo ж zh з z и i й y к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh ' +
      'щ shch ы y э e ю yu я ya є ye і i ї yi ґ g',
  ),
  ...pairs('α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'),
  ['ь', ''],
  ['ъ', ''],
]);

function pairs(text: string): readonly (readonly [string, string])[] {
  const parts = text.split(' ');
  return parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? ''] as const] : []));
}

/**
 * A title as part of an address: lower-case ASCII letters, digits and single hyphens, at most 60 characters, cut at a word.
 * Latin, Cyrillic and Greek letters are spelled out, others left out; `assessment` where nothing is left.
 */
export function slugOf(title: string): string {
  // Composed first (й, ї are letters of their own), decomposed after (é is e with an accent).
  const spelled = spelledOut(title.normalize('NFKC').toLowerCase());
  const words = spelled
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => spelledOut(word))
    .map((word) => word.replace(/[^a-z0-9]/gu, ''))
    .filter((word) => word !== '');
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, maxSlugLength) : `${slug}-${word}`;
    if (longer.length > maxSlugLength) break;
    slug = longer;
  }
  return slug === '' ? fallback : slug;
}

function spelledOut(text: string): string {
  return text.replace(/./gsu, (character) => latin.get(character) ?? character);
}
