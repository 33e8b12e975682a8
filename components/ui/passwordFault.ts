import { maxPasswordBytes, minPasswordCharacters } from '@/lib/protocol/fields.ts';

/** What is wrong with a new password, as a sentence, or null. Characters are counted as people count them: an emoji is one. */
export function passwordFault(password: string): string | null {
  const characters = Array.from(password).length;
  if (characters < minPasswordCharacters) {
    return `Use at least ${minPasswordCharacters} characters. This has ${characters}. A short sentence works well.`;
  }
  if (new TextEncoder().encode(password).length > maxPasswordBytes) {
    return 'This is too long to be kept as a password. Use a shorter sentence.';
  }
  return null;
}
