import type { Metadata } from 'next';
import { filterOf } from '@/components/library/filterAddress.ts';
import { Library } from '@/components/library/Library.tsx';
import type { LibraryFilter } from '@/components/library/LibraryActions.ts';
import { AppShell } from '@/components/ui/AppShell.tsx';
import { listAssessments } from '@/lib/commands/listAssessments.ts';
import { readWorkspace } from '@/lib/commands/readWorkspace.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import type { Actor } from '@/lib/domain/policy.ts';
import { archive, loadSample, moreAssessments, unarchive } from './actions.ts';
import { signedIn } from './signedIn.ts';
import { valueOrLeave } from './valueOrLeave.ts';

export const metadata: Metadata = { title: 'Assessments' };

/** Assessments on one page of the list, and how far matches elsewhere are counted. */
const pageSize = 50;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LibraryRoute(props: Props) {
  const address = await props.searchParams;
  const { actor, account } = await signedIn('/');
  const { ports, settings } = runtime();
  const filter = filterOf(address);
  const page = await listed(actor, filter);
  const isFiltered = filter.query !== '' || filter.mine || filter.archived;
  const found = page.items.length > 0 ? null : await otherwise(actor, filter);
  const isAdmin = actor.workspaceRole === 'admin';
  return (
    <AppShell person={account} isAdmin={isAdmin} current="assessments" demo={settings.demo}>
      <Library
        page={page}
        filter={filter}
        otherwise={found}
        isEmpty={!isFiltered && page.items.length === 0 && found === null}
        sampleFailed={address['sample'] === 'failed'}
        now={ports.now().toISOString()}
        scaleId={(await readWorkspace(ports))?.scale ?? ''}
        currentUserId={actor.userId}
        isAdmin={isAdmin}
        actions={{ archive, unarchive, loadSample, more: moreAssessments }}
      />
    </AppShell>
  );
}

async function listed(actor: Actor, filter: LibraryFilter) {
  const { query, mine, archived } = filter;
  return valueOrLeave(await listAssessments(runtime().ports, actor, { query, mine, archived, limit: pageSize }));
}

/** Where else there are matches: first without "mine", then on the other side of the archive. */
async function otherwise(actor: Actor, filter: LibraryFilter) {
  const elsewhere: readonly LibraryFilter[] = [
    ...(filter.mine ? [{ ...filter, mine: false }] : []),
    { ...filter, mine: false, archived: !filter.archived },
  ];
  for (const other of elsewhere) {
    const page = await listed(actor, other);
    if (page.items.length > 0) return { filter: other, count: page.items.length, more: page.nextCursor !== null };
  }
  return null;
}
