import type { DocJson } from '../../../lib/document/docJson.ts';
import { openingOf } from '../../../lib/document/openingOf.ts';
import { paperOf, type Paper } from '../../../lib/document/paper.ts';
import { portionsOf } from '../../../lib/document/portions.ts';
import type { BlockTarget, BlockTargets } from '../blocks/blockNumbers.ts';
import { targetsOfDoc, targetsShownIn } from '../blocks/docTargets.ts';
import { factsOfCopy } from '../outline/factsOfCopy.ts';
import type { DraftFacts } from '../outline/useDraftFacts.ts';

/**
 * The draft's text as the server read it for this page; or that it could not, with a reference into the log. A long draft
 * is drawn only as far as a screen shows it, since the live one takes its place at once; the whole goes along as a text,
 * which costs next to nothing, for where the live one cannot be had.
 */
export type ServedCopy =
  | {
      readonly state: 'read';
      readonly at: number;
      readonly paper: Paper;
      /** Each different portion mark once. */
      readonly marks: readonly string[];
      readonly facts: DraftFacts;
      readonly opening: DocJson;
      /** What the opening shows of blocks, its own and those after it. */
      readonly targets: readonly (readonly [string, BlockTarget])[];
      /** The whole draft as JSON; null where the opening is that. */
      readonly whole: string | null;
    }
  | { readonly state: 'failed'; readonly reference: string };

/** Some screens of text, UTF-16 units. */
const openingLetters = 9_000;

/** The copy of a draft that was read at `at`, ms since 1970. */
export function servedCopyOf(doc: DocJson, at: number): ServedCopy {
  const opening = openingOf(doc, openingLetters);
  return {
    state: 'read',
    at,
    paper: paperOf(doc),
    marks: [...new Set(portionsOf(doc))],
    facts: factsOfCopy(doc),
    opening,
    targets: [...targetsShownIn(opening, targetsOfDoc(doc))],
    whole: opening === doc ? null : JSON.stringify(doc),
  };
}

/** All of a copy, with what its blocks show of each other. */
export function wholeOf(copy: ServedCopy & { readonly state: 'read' }): { doc: DocJson; targets: BlockTargets } {
  if (copy.whole === null) return { doc: copy.opening, targets: new Map(copy.targets) };
  const doc = JSON.parse(copy.whole) as DocJson;
  return { doc, targets: targetsOfDoc(doc) };
}
