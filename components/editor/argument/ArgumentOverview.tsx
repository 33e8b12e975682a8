'use client';
import type { Argument } from '@/lib/domain/argument/argument.ts';
import { argumentGaps } from '@/lib/domain/argument/argumentGaps.ts';
import { NodeList } from './NodeList.tsx';

/** What the whole argument still lacks, each with the way there. */
export function ArgumentOverview(props: { readonly argument: Argument; readonly onJump: (id: string) => void }) {
  const { argument, onJump } = props;
  const gaps = argumentGaps(argument);
  const count = (kind: string) => argument.nodes.filter((node) => node.kind === kind).length;
  const counted = (number: number, one: string, many: string) => `${number} ${number === 1 ? one : many}`;
  if (count('judgment') + count('evidence') + count('source') === 0) {
    return (
      <p className="muted">
        Here stands what each judgment rests on. Write a judgment and an item of evidence, and link them with Alt+K.
      </p>
    );
  }
  const lists = [
    ['Judgments without support', gaps.unsupported],
    ['Cited nowhere', gaps.citedNowhere],
    ['Evidence without a source', gaps.uncited],
    ['Grade not judged', gaps.unjudged],
    ['Recommendations without a judgment', gaps.unserved],
  ] as const;
  const isSound = gaps.broken.length === 0 && lists.every(([, nodes]) => nodes.length === 0);
  return (
    <section aria-label="The whole argument">
      <p>
        <b>
          {counted(count('judgment'), 'judgment', 'judgments')}, {counted(count('evidence'), 'item', 'items')},{' '}
          {counted(count('source'), 'source', 'sources')}.
        </b>{' '}
        {isSound ? null : 'Put the caret into a block to see what it rests on.'}
      </p>
      {!isSound ? null : <p>Every judgment is supported, every item is cited and graded.</p>}
      {lists.map(([heading, nodes]) => (
        <NodeList key={heading} {...{ argument, heading, nodes, onJump }} />
      ))}
    </section>
  );
}
