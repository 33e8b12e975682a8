import { relationKinds } from '@/lib/document/grammar.ts';
import { countWords } from './DiffSteps.tsx';
import type { DiffPage } from './useDiffPage.ts';
import { namesOf } from './versionWords.ts';

const kinds = ['edited', 'added', 'removed', 'moved'] as const;
const links: readonly string[] = relationKinds;

/** What differs, in numbers: changes by kind, links, and who wrote in between. */
export function DiffSummary({ page: { changed, diff } }: { readonly page: Pick<DiffPage, 'changed' | 'diff'> }) {
  const counts = kinds
    .map((kind) => [kind, changed.filter(({ change }) => change === kind).length] as const)
    .filter(([, count]) => count > 0);
  const fields = diff.blocks.flatMap((block) => block.fields.filter(({ field }) => links.includes(field)));
  const come = fields.filter(({ to }) => to !== null).length;
  const gone = fields.length - come;
  const linkWords = [
    ...(come === 0 ? [] : [`${come} ${come === 1 ? 'link' : 'links'} added`]),
    ...(gone === 0 ? [] : [`${gone} ${gone === 1 ? 'link' : 'links'} taken away`]),
  ].join(', ');
  const { people = [] } = diff;
  return (
    <section className="diff-summary" aria-label="What differs, in numbers">
      <p>
        <b>{countWords(changed.length)}:</b> {counts.map(([kind, count]) => `${count} ${kind}`).join(', ')}.
        {linkWords === '' ? '' : ` ${linkWords}.`}
        {people.length === 0 ? '' : ` Written by ${namesOf(people)}.`}
      </p>
      {people.length < 2 ? null : (
        <details>
          <summary>How who changed what is told</summary>
          <p className="muted">
            By whose writing of that time still stands in a block. Nobody is named for words that were only taken out,
            or where two people brought the same writing.
          </p>
        </details>
      )}
    </section>
  );
}
