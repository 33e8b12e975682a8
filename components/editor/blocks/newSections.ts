import { standardSections } from '../../../lib/document/import/sectionOfHeading.ts';

/** Sections that can be added to a draft: the standard ones by name, and one with a heading of one's own. */
export const newSections: readonly { readonly kind: string; readonly heading: string; readonly name: string }[] = [
  ...standardSections.map(({ kind, heading }) => ({ kind, heading, name: heading })),
  { kind: 'free', heading: '', name: 'Other section' },
];
