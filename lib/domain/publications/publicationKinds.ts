/** What a new version of a published paper is: the first, one without analytic change, or one whose judgments changed. */
export const publicationKinds = ['initial', 'administrative', 'substantive'] as const;
export type PublicationKind = (typeof publicationKinds)[number];
