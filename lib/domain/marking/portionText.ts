/** A portion mark as it is printed before its text, in brackets: `(U)`, `(TLP:GREEN)`. Empty where there is none. */
export function portionText(marking: unknown): string {
  if (typeof marking !== 'string') return '';
  const mark = marking.trim().replace(/\s+/gu, ' ');
  return mark === '' || mark.startsWith('(') ? mark : `(${mark})`;
}
