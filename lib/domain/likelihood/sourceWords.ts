import type { SourceTag } from './scale.ts';

/** How well a scale is sourced, in words for people. */
export const sourceWords: Readonly<Record<SourceTag, string>> = {
  P: 'Primary text or official page',
  S: 'Secondary source',
  'P/S': 'Primary and secondary sources',
  own: 'Defined in this workspace',
};
