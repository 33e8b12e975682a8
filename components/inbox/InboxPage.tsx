'use client';
import './inbox.css';
import { Bell } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type {
  NotificationPageDto,
  ReadNotificationsDto,
  ReadNotificationsInput,
} from '@/lib/protocol/notificationOperations.ts';
import type { Answer } from '../ui/Answer.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Note } from '../ui/Note.tsx';
import { notify } from '../ui/notify.tsx';
import { useMorePages } from '../ui/useMorePages.tsx';
import { InboxItem } from './InboxItem.tsx';

export type InboxActions = {
  readonly more: (cursor: string) => Promise<Answer<NotificationPageDto>>;
  readonly read: (choice: ReadNotificationsInput) => Promise<Answer<ReadNotificationsDto>>;
};

/** What somebody was told, latest first. */
export function InboxPage(props: {
  readonly page: NotificationPageDto;
  readonly unreadOnly: boolean;
  /** When the page was read; what came later is not marked with the rest. */
  readonly now: string;
  readonly isMailConfigured: boolean;
  readonly actions: InboxActions;
}) {
  const { page, unreadOnly, now, actions } = props;
  const router = useRouter();
  const list = useMorePages(page, actions.more);
  const [busy, setBusy] = useState(false);
  const read = async (choice: ReadNotificationsInput) => {
    setBusy(true);
    const answer = await asked(() => actions.read(choice));
    setBusy(false);
    if (answer.ok) router.refresh();
    else notify({ tone: 'bad', text: answer.error.message });
  };
  return (
    <>
      <div className="title">
        <h1>Inbox</h1>
        <span className="muted sm">{page.unread === 0 ? 'nothing unread' : `${page.unread} unread`}</span>
      </div>
      <div className="inbox-bar">
        <nav className="seg" aria-label="Which are shown">
          <Link href="/inbox" className={unreadOnly ? '' : 'on'} aria-current={unreadOnly ? undefined : 'page'}>
            All
          </Link>
          <Link
            href="/inbox?unread=yes"
            className={unreadOnly ? 'on' : ''}
            aria-current={unreadOnly ? 'page' : undefined}
          >
            Unread
          </Link>
        </nav>
        {page.unread === 0 ? null : (
          <Button aria-busy={busy} onClick={() => void read({ until: now })}>
            Mark all as read
          </Button>
        )}
      </div>
      {list.items.length === 0 ? (
        <EmptyState
          icon={<Bell className="i" />}
          title={unreadOnly ? 'Nothing unread' : 'Nothing has happened yet'}
          acts={
            unreadOnly ? (
              <Link className="btn" href="/inbox">
                Show all
              </Link>
            ) : null
          }
        >
          <p>
            You are told here when somebody asks for your review, mentions or answers you, decides, or recalls a source.
          </p>
        </EmptyState>
      ) : (
        <ul className="inbox">
          {list.items.map((item) => (
            <InboxItem key={item.id} item={item} now={now} onRead={() => void read({ ids: [item.id] })} />
          ))}
        </ul>
      )}
      {list.moreButton}
      {props.isMailConfigured ? null : (
        <Note className="inbox-mail">
          Mail is not configured here, so this page is the only place where you are told. An administrator sets{' '}
          <code>SMTP_URL</code>.
        </Note>
      )}
    </>
  );
}
