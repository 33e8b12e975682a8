import { anchorRunsOf, type DraftRun } from '../../anchorRuns.ts';
import type { DocJson, NodeJson } from '../../docJson.ts';
import type { Reading } from '../../paper.ts';
import type { Anchor } from '../../../domain/threads/anchor.ts';
import { resolveAnchors } from '../../../domain/threads/resolveAnchors.ts';

/** What was said about words of a paper, as it travels beside them: what was said first, then the replies. */
export type PaperComment = {
  readonly anchor: Anchor;
  readonly isSettled: boolean;
  /** `at`: ISO. */
  readonly notes: readonly { readonly by: string; readonly at: string; readonly text: string }[];
};

/** A place in a line: so many characters into what stands there as one of its children; null: behind it. */
type LinePlace = { readonly child: number; readonly at: number | null };

/** A comment with the stretch of the line that it is about. */
export type PlacedComment = { readonly comment: PaperComment; readonly from: LinePlace; readonly to: LinePlace };

/**
 * The comments by the block whose line they are about: at the words where they stand in this text, else at the whole block.
 * Those whose block is not in it are on none.
 */
export function placedComments(
  content: DocJson,
  reading: Reading,
  comments: readonly PaperComment[],
): (line: NodeJson) => readonly PlacedComment[] {
  const runs = anchorRunsOf(content, reading);
  const places = resolveAnchors(
    comments.map(({ anchor }) => anchor),
    runs,
  );
  const byLine = new Map<NodeJson, PlacedComment[]>();
  for (const [index, comment] of comments.entries()) {
    const place = places[index];
    const found = place === undefined || place.state === 'detached' ? blockOf(comment, runs) : place;
    const run = found === null ? undefined : runs[found.run];
    if (found === null || run === undefined) continue;
    const own = byLine.get(run.node) ?? [];
    own.push({ comment, from: startIn(run, found.from), to: endIn(run, found.to) });
    byLine.set(run.node, own);
  }
  return (line) => byLine.get(line) ?? [];
}

function blockOf({ anchor }: PaperComment, runs: readonly DraftRun[]) {
  const run = runs.findIndex(({ blockIds }) => blockIds.includes(anchor.blockId));
  return run < 0 ? null : { run, from: 0, to: runs[run]?.text.length ?? 0 };
}

function startIn({ parts }: DraftRun, offset: number): LinePlace {
  const child = Math.max(
    0,
    parts.findIndex(({ to }) => to > offset),
  );
  const part = parts[child];
  return { child, at: part?.isText === true ? offset - part.from : 0 };
}

function endIn({ parts }: DraftRun, offset: number): LinePlace {
  const child = Math.max(
    0,
    parts.findLastIndex(({ from }) => from < offset),
  );
  const part = parts[child];
  return { child, at: part?.isText === true ? offset - part.from : null };
}
