'use client';
import { Search, UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { UpdateUserInput, UserDto, UserPageDto } from '@/lib/protocol/userDto.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { notify } from '../ui/notify.tsx';
import { useMorePages } from '../ui/useMorePages.tsx';
import { AddUserDialog } from './AddUserDialog.tsx';
import { LinkDialog } from './LinkDialog.tsx';
import type { UserActions } from './UserActions.ts';
import { UserTable } from './UserTable.tsx';

type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'add' }
  | { readonly kind: 'link'; readonly title: string; readonly name: string; readonly address: string };

/** Accounts: who may come in, as what, and the links by which they choose a password. */
export function UsersPage(props: {
  readonly page: UserPageDto;
  readonly query: string;
  readonly now: string;
  readonly origin: string;
  readonly currentUserId: string;
  readonly isLastAdmin: boolean;
  readonly startsAdding: boolean;
  readonly actions: UserActions;
}) {
  const { actions } = props;
  const router = useRouter();
  const [open, setOpen] = useState<Open>({ kind: props.startsAdding ? 'add' : 'none' });
  const list = useMorePages(props.page, (cursor) => actions.more(props.query, cursor));
  const close = () => setOpen({ kind: 'none' });

  const update = async (user: UserDto, change: UpdateUserInput) => {
    const done = await asked(() => actions.update(user.id, change));
    if (!done.ok) {
      notify({ tone: 'bad', text: done.error.message });
      return;
    }
    list.replace(done.value);
    notify({ tone: 'ok', text: changeWords(done.value, change) });
    router.refresh();
  };
  const resetLink = async (user: UserDto) => {
    const link = await asked(() => actions.resetLink(user.id));
    if (!link.ok) notify({ tone: 'bad', text: link.error.message });
    else {
      setOpen({
        kind: 'link',
        title: `Password link for ${user.name}`,
        name: user.name,
        address: props.origin + link.value.path,
      });
    }
  };

  return (
    <>
      <div className="title">
        <h1>Users</h1>
        <span className="push" />
        <Button look="primary" onClick={() => setOpen({ kind: 'add' })}>
          <UserPlus className="i" />
          Add a person
        </Button>
      </div>
      <form className="bar" action="/users">
        <span className="muted sm">Who may sign in. Who may read what is decided on each assessment.</span>
        <span className="push" />
        <search className="find">
          <Search className="i" />
          <input
            type="search"
            name="q"
            aria-label="Filter by name or email, then Enter"
            placeholder="Name or email"
            maxLength={200}
            defaultValue={props.query}
          />
        </search>
      </form>
      {list.items.length === 0 ? (
        <EmptyState
          title={`Nobody matches “${props.query}”`}
          acts={<Button onClick={() => router.push('/users')}>Show everybody</Button>}
        />
      ) : (
        <UserTable
          users={list.items}
          now={props.now}
          currentUserId={props.currentUserId}
          isLastAdmin={props.isLastAdmin}
          actions={{ update: (user, change) => void update(user, change), resetLink: (user) => void resetLink(user) }}
        />
      )}
      {list.moreButton}
      {open.kind === 'add' ? (
        <AddUserDialog
          create={actions.create}
          onClose={close}
          onCreated={(user) => {
            router.refresh();
            if (user.joinPath === null) {
              close();
              notify({ tone: 'ok', text: `${user.name} can sign in with the password you set.` });
              return;
            }
            setOpen({
              kind: 'link',
              title: `${user.name} has an account`,
              name: user.name,
              address: props.origin + user.joinPath,
            });
          }}
        />
      ) : null}
      {open.kind === 'link' ? (
        <LinkDialog title={open.title} name={open.name} address={open.address} onClose={close} />
      ) : null}
    </>
  );
}

function changeWords(user: UserDto, change: UpdateUserInput): string {
  if (change.disabled === true) return `${user.name} can no longer sign in. All sessions were ended.`;
  if (change.disabled === false) return `${user.name} can sign in again.`;
  return `${user.name} is now ${user.role === 'admin' ? 'an administrator' : 'a member'}.`;
}
