import type { Metadata } from 'next';
import { SourcesPage } from '@/components/sources/SourcesPage.tsx';
import { listSources } from '@/lib/commands/listSources.ts';
import { readSource } from '@/lib/commands/readSource.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';
import { moreSources, recall, reinstate, usesOfSource } from './actions.ts';

export const metadata: Metadata = { title: 'Sources' };

/** Records on one page of the list. */
const pageSize = 50;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SourcesRoute(props: Props) {
  const address = await props.searchParams;
  const text = (name: string, max: number): string => {
    const value = address[name];
    return typeof value === 'string' ? value.trim().slice(0, max).trim() : '';
  };
  const [words, id] = [text('q', 200), text('id', 36)];
  const isRecalled = text('recalled', 3) === 'yes';
  const signed = await signedIn('/sources');
  const { ports } = runtime();
  const asked = { ...(words === '' ? {} : { q: words }), ...(isRecalled ? { recalled: 'yes' as const } : {}) };
  const [page, one] = await Promise.all([
    listSources(ports, signed.actor, { ...asked, limit: pageSize }).then(valueOrLeave),
    id === '' ? null : readSource(ports, signed.actor, { id: id.toLowerCase() }),
  ]);
  return (
    <Shell signed={signed} current="sources">
      <SourcesPage
        key={`${words} ${isRecalled}`}
        page={page}
        words={words}
        isRecalled={isRecalled}
        opened={one === null || !one.ok ? null : one.value}
        isMissing={one !== null && !one.ok}
        actions={{ more: moreSources.bind(null, asked), uses: usesOfSource, recall, reinstate }}
      />
    </Shell>
  );
}
