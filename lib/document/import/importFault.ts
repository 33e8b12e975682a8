/** Why an import is refused, with a sentence that says what was expected. */
export type ImportFault = {
  readonly kind: 'unreadable' | 'too-large' | 'too-complex';
  readonly message: string;
};

/** The file is not what its format says, or is damaged. */
export function unreadable(message: string): ImportFault {
  return { kind: 'unreadable', message };
}

export function tooLarge(message: string): ImportFault {
  return { kind: 'too-large', message };
}

/** What is nested or cut up beyond what any text needs. */
export const tooComplex: ImportFault = {
  kind: 'too-complex',
  message:
    'Expected a document nested at most 256 deep, with at most 600,000 tags. Save it as plain text and import that.',
};
