import { Ban, CircleCheck } from 'lucide-react';
import type { UserDto } from '@/lib/protocol/userDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { Avatar } from '../ui/Avatar.tsx';
import { CardTable } from '../ui/CardTable.tsx';
import { Pill } from '../ui/Pill.tsx';
import { UserMenu, type UserMenuActions } from './UserMenu.tsx';

/** All accounts. On a phone each row is a card. */
export function UserTable(props: {
  readonly users: readonly UserDto[];
  readonly now: string;
  readonly currentUserId: string;
  readonly isLastAdmin: boolean;
  readonly actions: UserMenuActions;
}) {
  return (
    <CardTable
      label="Users"
      className="users"
      widths={['w-role', 'w-status', 'w-when', 'w-menu']}
      heads={
        <>
          <th scope="col">Person</th>
          <th scope="col">Role</th>
          <th scope="col">Account</th>
          <th scope="col">Created</th>
        </>
      }
    >
      {props.users.map((user) => (
        <tr key={user.id}>
          <td className="c-title">
            <span className="who-is">
              <Avatar person={user} />
              <span className="grow">
                <span className="t cut" dir="auto">
                  {user.name}
                  {user.id === props.currentUserId ? <span className="muted"> (you)</span> : null}
                </span>
                <span className="m">
                  <span className="cut">{user.email}</span>
                </span>
              </span>
            </span>
          </td>
          <td className="c-role">{user.role === 'admin' ? 'Administrator' : 'Member'}</td>
          <td className="c-status">
            {user.disabled ? (
              <Pill tone="warn" icon={<Ban className="i" />}>
                Disabled
              </Pill>
            ) : (
              <Pill tone="ok" icon={<CircleCheck className="i" />}>
                Active
              </Pill>
            )}
          </td>
          <td className="c-when">
            <Ago time={user.createdAt} now={props.now} />
          </td>
          <td className="c-menu">
            <UserMenu
              user={user}
              isSelf={user.id === props.currentUserId}
              isLastAdmin={props.isLastAdmin && user.role === 'admin' && !user.disabled}
              actions={props.actions}
            />
          </td>
        </tr>
      ))}
    </CardTable>
  );
}
