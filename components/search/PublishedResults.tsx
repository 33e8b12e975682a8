import { BookOpen } from 'lucide-react';
import type { FoundPublicationDto } from '@/lib/protocol/searchDto.ts';
import { kindWords } from './kindWords.ts';
import { Snippet } from './Snippet.tsx';

/** Published versions in which something was found; all of a result leads to the version itself. */
export function PublishedResults({ found }: { readonly found: readonly FoundPublicationDto[] }) {
  if (found.length === 0) return null;
  return (
    <section aria-label="Published versions" className="published-finds">
      <p className="muted sm">In published versions</p>
      <ol className="results" aria-label="Published versions that match">
        {found.map((one) => (
          <Result key={one.slug} found={one} />
        ))}
      </ol>
    </section>
  );
}

function Result({ found }: { readonly found: FoundPublicationDto }) {
  const blocks = found.hits.filter(({ kind }) => kind !== 'title');
  return (
    <li className="box result">
      <h2>
        <BookOpen className="i" />
        <a className="cut" href={found.url} dir="auto">
          {found.title}
        </a>
      </h2>
      <p className="m">
        <span>
          {found.reference}, version {found.number}
        </span>
      </p>
      {blocks.length === 0 ? null : (
        <ul>
          {blocks.map((hit) => (
            <li key={hit.blockId}>
              <a href={found.url}>
                <span className="kind">
                  {hit.label === '' ? null : <span className="id">{hit.label}</span>}
                  {kindWords(hit.kind)}
                </span>
                <Snippet parts={hit.snippet} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
