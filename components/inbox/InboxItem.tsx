import Link from 'next/link';
import { placePath } from '@/lib/domain/notifications/placePath.ts';
import type { NotificationDto } from '@/lib/protocol/notificationOperations.ts';
import { Ago } from '../ui/Ago.tsx';
import { Button } from '../ui/Button.tsx';

/** One thing that happened: what, where, its words, and the way there. Going there reads it. */
export function InboxItem(props: {
  readonly item: NotificationDto;
  readonly now: string;
  readonly onRead: () => void;
}) {
  const { item, now, onRead } = props;
  const { assessment, sentence, text, readAt } = item;
  const isUnread = readAt === null;
  return (
    <li className={isUnread ? 'inbox-item is-unread' : 'inbox-item'}>
      <div className="what">
        <Link href={placePath(assessment.id, item.place)} {...(isUnread ? { onClick: onRead } : {})}>
          {isUnread ? <span className="hide">Unread: </span> : null}
          {sentence}
        </Link>
        <span className="muted cut" dir="auto" title={assessment.title}>
          {assessment.title}
        </span>
      </div>
      {text === '' ? null : (
        <blockquote dir="auto" title={text}>
          {text}
        </blockquote>
      )}
      <span className="when muted">
        <Ago time={item.at} now={now} />
      </span>
      {isUnread ? (
        <Button small look="quiet" onClick={onRead}>
          Mark as read<span className="hide">: {sentence}</span>
        </Button>
      ) : null}
    </li>
  );
}
