/** What reviewers may be asked to look through. */
export const lenses = ['tradecraft', 'sources', 'legal', 'handling'] as const;
export type Lens = (typeof lenses)[number];

/** What a round asks its reviewers to look at. Sections are named by their block ids. */
export type Scope =
  | { readonly kind: 'whole' }
  | { readonly kind: 'sections'; readonly sections: readonly string[] }
  | { readonly kind: 'lens'; readonly lens: Lens };

/** The scope in words, for a sentence: "the whole text". */
export function scopeWords(scope: Scope, sectionName: (id: string) => string): string {
  if (scope.kind === 'whole') return 'the whole text';
  if (scope.kind === 'lens') return `the whole text, for ${scope.lens}`;
  return scope.sections.map(sectionName).join(', ');
}
