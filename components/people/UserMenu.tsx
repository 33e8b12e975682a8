'use client';
import { Ban, Ellipsis, KeyRound, ShieldCheck, UserCheck, UserRound } from 'lucide-react';
import type { UpdateUserInput, UserDto } from '@/lib/protocol/userDto.ts';
import { Menu, MenuItem } from '../ui/Menu.tsx';

export type UserMenuActions = {
  readonly update: (user: UserDto, change: UpdateUserInput) => void;
  readonly resetLink: (user: UserDto) => void;
};

/** What an administrator can do with an account. What cannot be done stays there and says why. */
export function UserMenu(props: {
  readonly user: UserDto;
  readonly isSelf: boolean;
  readonly isLastAdmin: boolean;
  readonly actions: UserMenuActions;
}) {
  const { user, actions } = props;
  const lastAdmin = props.isLastAdmin ? 'The last administrator stays one. Make somebody else one first.' : null;
  const cannotDisable = lastAdmin ?? (props.isSelf ? 'You cannot disable your own account.' : null);
  const isAdmin = user.role === 'admin';
  return (
    <Menu
      width={250}
      trigger={
        <button type="button" className="quiet square small" aria-label={`Actions for ${user.name}`}>
          <Ellipsis className="i" />
        </button>
      }
    >
      {user.disabled ? null : (
        <MenuItem
          icon={<KeyRound className="i" />}
          note="Works once, for 24 hours"
          onSelect={() => actions.resetLink(user)}
        >
          Make a password link
        </MenuItem>
      )}
      <MenuItem
        icon={isAdmin ? <UserRound className="i" /> : <ShieldCheck className="i" />}
        {...(isAdmin && lastAdmin !== null ? { blocked: lastAdmin } : {})}
        onSelect={() => actions.update(user, { role: isAdmin ? 'member' : 'admin' })}
      >
        {isAdmin ? 'Make a member' : 'Make an administrator'}
      </MenuItem>
      {user.disabled ? (
        <MenuItem icon={<UserCheck className="i" />} onSelect={() => actions.update(user, { disabled: false })}>
          Enable account
        </MenuItem>
      ) : (
        <MenuItem
          icon={<Ban className="i" />}
          note="Ends all sessions at once"
          {...(cannotDisable === null ? {} : { blocked: cannotDisable })}
          onSelect={() => actions.update(user, { disabled: true })}
        >
          Disable account
        </MenuItem>
      )}
    </Menu>
  );
}
