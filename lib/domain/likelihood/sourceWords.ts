import type { SourceTag } from './scale.ts';

/** How well a scale is sourced, in words for people. */
export const sourceWords: Readonly<Record<SourceTag, string>> = {
  P: 'Primary text or official page',
  S: 'Secondary source',
  'P/S': 'Official page; numbers checked against a second source',
  own: 'Defined in this workspace',
};
