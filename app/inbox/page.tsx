import type { Metadata } from 'next';
import { InboxPage } from '@/components/inbox/InboxPage.tsx';
import { listNotifications } from '@/lib/commands/listNotifications.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';
import { markRead, moreNotifications } from './actions.ts';

export const metadata: Metadata = { title: 'Inbox' };

const pageSize = 50;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InboxRoute(props: Props) {
  const { unread } = await props.searchParams;
  const asked: { readonly unread?: 'yes' } = unread === 'yes' ? { unread } : {};
  const signed = await signedIn('/inbox');
  const { ports, settings } = runtime();
  const now = ports.now().toISOString();
  const page = await listNotifications(ports, signed.actor, { ...asked, limit: pageSize }).then(valueOrLeave);
  return (
    <Shell signed={signed} current="inbox">
      <InboxPage
        key={unread === 'yes' ? 'unread' : 'all'}
        page={page}
        unreadOnly={unread === 'yes'}
        now={now}
        isMailConfigured={settings.mailConfigured}
        actions={{ more: moreNotifications.bind(null, asked), read: markRead }}
      />
    </Shell>
  );
}
