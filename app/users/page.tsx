import type { Metadata } from 'next';
import { UsersPage } from '@/components/people/UsersPage.tsx';
import { listUsers } from '@/lib/commands/listUsers.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';
import { addUser, changeUser, makeResetLink, moreUsers } from './actions.ts';

export const metadata: Metadata = { title: 'Users' };

/** Accounts on one page of the list. */
const pageSize = 50;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function UsersRoute(props: Props) {
  const { q, add } = await props.searchParams;
  const signed = await signedIn('/users');
  const { actor } = signed;
  const { ports, settings } = runtime();
  const query = typeof q === 'string' ? q.trim().slice(0, 200) : '';
  const page = valueOrLeave(await listUsers(ports, actor, { query, limit: pageSize }));
  return (
    <Shell signed={signed} current="users">
      <UsersPage
        page={page}
        query={query}
        now={ports.now().toISOString()}
        origin={settings.origin}
        currentUserId={actor.userId}
        isLastAdmin={(await ports.database.read.users.countActiveAdmins()) === 1}
        startsAdding={add === '1'}
        actions={{ create: addUser, update: changeUser, resetLink: makeResetLink, more: moreUsers }}
      />
    </Shell>
  );
}
