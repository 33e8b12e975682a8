'use client';
import { FileText, Search } from 'lucide-react';
import Link from 'next/link';
import type { FoundAssessmentDto, SearchPageDto } from '@/lib/protocol/searchDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useMorePages } from '../ui/useMorePages.tsx';
import { kindWords } from './kindWords.ts';
import { blockAddress } from './searchAddress.ts';
import { PublishedResults } from './PublishedResults.tsx';
import { Snippet } from './Snippet.tsx';

/** What was found, by assessment, best first; each block leads to where it stands. */
export function SearchPage(props: {
  readonly words: string;
  readonly page: SearchPageDto | null;
  readonly more: (cursor: string) => Promise<Answer<SearchPageDto>>;
}) {
  const { words } = props;
  return (
    <>
      <div className="title">
        <h1>Search</h1>
        {props.page === null || props.page.items.length === 0 ? null : (
          <span className="muted sm">in what you may read, as of each draft’s last pause</span>
        )}
      </div>
      {props.page === null ? (
        <EmptyState icon={<Search className="i" />} title="Search in every draft and published version you may read">
          <p>
            Type words above. “Quoted words” are looked for as a phrase, -words are left out, and a reference such as
            YS-2026-014 finds its assessment.
          </p>
        </EmptyState>
      ) : (
        <Found words={words} page={props.page} more={props.more} />
      )}
    </>
  );
}

function Found(props: {
  readonly words: string;
  readonly page: SearchPageDto;
  readonly more: (cursor: string) => Promise<Answer<SearchPageDto>>;
}) {
  const list = useMorePages(props.page, props.more);
  const { publications } = props.page;
  if (list.items.length === 0 && publications.length === 0) {
    return (
      <EmptyState
        icon={<Search className="i" />}
        title={`Nothing matches “${props.words}”`}
        acts={
          <Link className="btn" href="/">
            Go to the list
          </Link>
        }
      >
        <p>All words must stand in one block. Try fewer words, or the beginning of one.</p>
      </EmptyState>
    );
  }
  return (
    <>
      {list.items.length === 0 ? null : (
        <ol className="results" aria-label={`What matches “${props.words}”`}>
          {list.items.map((found) => (
            <Result key={found.id} found={found} />
          ))}
        </ol>
      )}
      {list.moreButton}
      <PublishedResults found={publications} />
    </>
  );
}

function Result(props: { readonly found: FoundAssessmentDto }) {
  const { found } = props;
  const blocks = found.hits.filter(({ kind }) => kind !== 'title');
  const unseen = found.hitCount - found.hits.length;
  return (
    <li className="box result">
      <h2>
        <FileText className="i" />
        <Link className="cut" href={blockAddress(found.id)} dir="auto">
          {found.title}
        </Link>
      </h2>
      <p className="m">
        <span>{found.reference}</span>
        {found.topic === '' ? null : <span className="cut">{found.topic}</span>}
      </p>
      {blocks.length === 0 ? null : (
        <ul>
          {blocks.map((hit) => (
            <li key={hit.blockId}>
              <Link href={blockAddress(found.id, hit.blockId)}>
                <span className="kind">
                  {hit.label === '' ? null : <span className="id">{hit.label}</span>}
                  {kindWords(hit.kind)}
                </span>
                <Snippet parts={hit.snippet} />
              </Link>
            </li>
          ))}
        </ul>
      )}
      {unseen > 0 ? (
        <p className="hint">
          {unseen} more {unseen === 1 ? 'block matches' : 'blocks match'} in it.
        </p>
      ) : null}
    </li>
  );
}
