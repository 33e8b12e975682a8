'use client';
import { Activity, ChevronDown, CircleUserRound, ListChecks, LogOut, Scale, Users } from 'lucide-react';
import Link from 'next/link';
import { Avatar, type Person } from './Avatar.tsx';
import { Menu, MenuItem, MenuLink, MenuRule } from './Menu.tsx';
import { notify } from './notify.tsx';
import { signOut } from './signOut.ts';

/** Who is signed in, at the right of the bar, with what belongs to the person. */
export function PersonMenu(props: { readonly person: Person; readonly isAdmin: boolean }) {
  const leave = async () => {
    const done = await signOut();
    if (done) window.location.assign('/signin');
    else notify({ tone: 'bad', text: 'You are still signed in: the server did not answer. Try again in a moment.' });
  };
  return (
    <Menu
      trigger={
        <button type="button" className="quiet person">
          <Avatar person={props.person} />
          <span className="cut">{props.person.name}</span>
          <ChevronDown className="i s" />
        </button>
      }
    >
      <MenuLink
        link={
          <Link href="/account">
            <CircleUserRound className="i" />
            Account
          </Link>
        }
      />
      {props.isAdmin ? (
        <MenuLink
          link={
            <Link href="/users">
              <Users className="i" />
              Users
            </Link>
          }
        />
      ) : null}
      {props.isAdmin ? (
        <MenuLink
          link={
            <Link href="/status">
              <Activity className="i" />
              Server status
            </Link>
          }
        />
      ) : null}
      <MenuLink
        link={
          <Link href="/rules">
            <Scale className="i" />
            House rules
          </Link>
        }
      />
      <MenuLink
        link={
          <Link href="/help/checks">
            <ListChecks className="i" />
            How the checks work
          </Link>
        }
      />
      <MenuRule />
      <MenuItem icon={<LogOut className="i" />} onSelect={() => void leave()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
