import type { DocJson } from '../../../lib/document/docJson.ts';

/** The draft's text as the server read it for this page; or that it could not, with a reference into the log. */
export type ServedCopy =
  | { readonly state: 'read'; readonly doc: DocJson; readonly at: number }
  | { readonly state: 'failed'; readonly reference: string };
