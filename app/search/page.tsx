import type { Metadata } from 'next';
import { SearchPage } from '@/components/search/SearchPage.tsx';
import { searchDrafts } from '@/lib/commands/searchDrafts.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { maxSearchLength } from '@/lib/protocol/searchDto.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';
import { moreFound } from './actions.ts';

export const metadata: Metadata = { title: 'Search' };

/** Assessments on one page of what is found. */
const pageSize = 20;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SearchRoute(props: Props) {
  const { q } = await props.searchParams;
  const words = typeof q === 'string' ? q.trim().slice(0, maxSearchLength).trim() : '';
  const signed = await signedIn(words === '' ? '/search' : `/search?q=${encodeURIComponent(words)}`);
  const found =
    words === ''
      ? null
      : valueOrLeave(await searchDrafts(runtime().ports, signed.actor, { q: words, limit: pageSize }));
  return (
    <Shell signed={signed} current="search" search={words}>
      <SearchPage key={words} words={words} page={found} more={moreFound.bind(null, words)} />
    </Shell>
  );
}
