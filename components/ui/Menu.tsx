'use client';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';

/** A menu under `trigger` (one button). Arrow keys move, Escape closes and gives focus back. */
export function Menu(props: {
  readonly trigger: ReactNode;
  readonly label?: string;
  readonly align?: 'start' | 'end';
  readonly width?: number;
  readonly children: ReactNode;
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{props.trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="pop menu floating"
          align={props.align ?? 'end'}
          sideOffset={6}
          collisionPadding={{ top: 24, left: 8, right: 8, bottom: 8 }}
          style={{ minWidth: props.width ?? 200 }}
          {...(props.label === undefined ? {} : { 'aria-label': props.label })}
        >
          {props.children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function MenuItem(props: {
  readonly icon?: ReactNode;
  /** A line under the name. */
  readonly note?: string;
  /** Why it cannot be chosen now; it stays in the menu and says so. */
  readonly blocked?: string;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  const note = props.blocked ?? props.note;
  const isBlocked = props.blocked !== undefined;
  return (
    <DropdownMenu.Item
      className={isBlocked ? 'item blocked' : 'item'}
      {...(isBlocked ? { 'aria-disabled': true } : {})}
      onSelect={(event) => {
        if (isBlocked) event.preventDefault();
        else props.onSelect();
      }}
    >
      {props.icon}
      <span>
        {props.children}
        {note === undefined ? null : <small>{note}</small>}
      </span>
    </DropdownMenu.Item>
  );
}

/** An item that goes to an address; `link` is an `<a>` or a `Link` with its own content. */
export function MenuLink(props: { readonly link: ReactNode }) {
  return (
    <DropdownMenu.Item className="item" asChild>
      {props.link}
    </DropdownMenu.Item>
  );
}

export function MenuLabel(props: { readonly children: ReactNode }) {
  return <DropdownMenu.Label className="label">{props.children}</DropdownMenu.Label>;
}

export function MenuRule() {
  return <DropdownMenu.Separator asChild>{<hr />}</DropdownMenu.Separator>;
}
