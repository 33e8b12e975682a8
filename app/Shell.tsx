import type { ComponentProps, ReactNode } from 'react';
import { AppShell } from '@/components/ui/AppShell.tsx';
import { readLibrary } from '@/lib/commands/readLibrary.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { needsYou } from '@/lib/domain/library/needsYou.ts';
import type { LibraryDto } from '@/lib/protocol/libraryDto.ts';
import { needFactsOf } from '@/components/library/needFactsOf.ts';
import type { signedIn } from './signedIn.ts';

type ShellProps = Pick<ComponentProps<typeof AppShell>, 'current' | 'search'> & {
  readonly signed: Awaited<ReturnType<typeof signedIn>>;
  /** What the page has read of it already. */
  readonly library?: LibraryDto;
  /** The topic that the page shows. */
  readonly topic?: string;
  readonly children: ReactNode;
};

/** The shell around a page, with what the rail counts for the person. */
export async function Shell({ signed, current, library, topic, search, children }: ShellProps) {
  const { actor, account } = signed;
  const { ports, settings } = runtime();
  const [read, unread, due] = await Promise.all([
    library ?? figuresOf(signed),
    ports.database.read.notifications.countUnread(actor.userId),
    ports.database.read.ledger.countDue(actor.userId, ports.now().toISOString().slice(0, 10)),
  ]);
  const needs = read === null ? [] : needsYou(read.candidates.map(needFactsOf), actor.userId, ports.now(), 'UTC');
  return (
    <AppShell
      person={account}
      isAdmin={actor.workspaceRole === 'admin'}
      current={current}
      demo={settings.demo}
      {...(search === undefined ? {} : { search })}
      {...(read === null
        ? {}
        : {
            figures: {
              needs: needs.length + read.notices.length,
              unread,
              due,
              all: read.all,
              topics: read.topics,
              topic: topic === undefined || topic === '' ? null : topic,
            },
          })}
    >
      {children}
    </AppShell>
  );
}

async function figuresOf({ actor }: ShellProps['signed']): Promise<LibraryDto | null> {
  const read = await readLibrary(runtime().ports, actor);
  return read.ok ? read.value : null;
}
