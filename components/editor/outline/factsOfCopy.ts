import type { DocJson } from '../../../lib/document/docJson.ts';
import { outlineOf } from '../../../lib/document/outline.ts';
import { rowsOfEntries } from './outlineRows.ts';
import type { DraftFacts } from './useDraftFacts.ts';

/** The facts of a draft that could not be read. */
export const noFacts: DraftFacts = { title: null, rows: [], counts: null, judgments: 0 };

/** The facts of a stored copy, without counting words. */
export function factsOfCopy(copy: DocJson): DraftFacts {
  const rows = rowsOfEntries(outlineOf(copy));
  return { ...noFacts, rows, judgments: rows.filter((row) => row.kind === 'judgment').length };
}
