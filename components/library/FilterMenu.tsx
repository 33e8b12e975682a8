'use client';
import { Check } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Menu, MenuLink } from '../ui/Menu.tsx';

export type FilterChoice = {
  readonly href: string;
  readonly label: string;
  readonly count?: number;
  readonly chosen: boolean;
};

/** A filter of the list: its button says what holds now, its menu what else can. */
export function FilterMenu(props: {
  readonly name: string;
  readonly value: string;
  readonly isSet: boolean;
  readonly icon?: ReactNode;
  readonly choices: readonly FilterChoice[];
}) {
  return (
    <Menu
      label={props.name}
      align="start"
      width={220}
      trigger={
        <button type="button" className={props.isSet ? 'filter chosen' : 'filter'}>
          {props.icon}
          <span className="cut">
            {props.name}: {props.value}
          </span>
        </button>
      }
    >
      {props.choices.map((choice) => (
        <MenuLink
          key={choice.href}
          link={
            <Link
              href={choice.href}
              replace
              scroll={false}
              {...(choice.chosen ? { 'aria-current': 'true' as const } : {})}
            >
              <Check className={choice.chosen ? 'i' : 'i invisible'} />
              <span className="cut">{choice.label}</span>
              {choice.count === undefined ? null : <span className="n push">{choice.count}</span>}
            </Link>
          }
        />
      ))}
    </Menu>
  );
}
