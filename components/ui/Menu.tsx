'use client';
import { Check } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { createContext, useContext, useRef, useState, type ReactNode } from 'react';

/**
 * Where a menu is drawn: inside the page's `main`, so that nothing stands outside a landmark; from within a dialog, which
 * hides the page from screen readers, beside that dialog. Looked up at opening: while a page is being made, the one
 * before it is still there, and its `main` will soon be gone.
 */
const placeFor = (trigger: Element | null) =>
  trigger !== null && trigger.closest('[role="dialog"]') !== null ? null : document.getElementById('main');

type Later = (run: () => void) => void;
/** What was chosen runs once the menu is closed and focus is back on its button, so that a dialog can give it back there. */
const AfterClosing = createContext<Later>((run) => run());

/** A menu under `trigger` (one button). Arrow keys move, Escape closes and gives focus back. */
export function Menu(props: {
  readonly trigger: ReactNode;
  readonly label?: string;
  readonly align?: 'start' | 'end';
  readonly width?: number;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const chosen = useRef<(() => void) | null>(null);
  const change = (next: boolean) => {
    if (next) setPlace(placeFor(trigger.current));
    setOpen(next);
  };
  const later: Later = (run) => {
    chosen.current = run;
  };
  const runChosen = () => {
    const run = chosen.current;
    chosen.current = null;
    if (run !== null) queueMicrotask(run);
  };
  return (
    <DropdownMenu.Root modal={false} open={isOpen} onOpenChange={change}>
      <DropdownMenu.Trigger asChild ref={trigger}>
        {props.trigger}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={props.className === undefined ? 'pop menu floating' : `pop menu floating ${props.className}`}
          align={props.align ?? 'end'}
          sideOffset={6}
          onCloseAutoFocus={runChosen}
          collisionPadding={{ top: 24, left: 8, right: 8, bottom: 8 }}
          style={{ minWidth: props.width ?? 200 }}
          {...(props.label === undefined ? {} : { 'aria-label': props.label })}
        >
          <AfterClosing value={later}>{props.children}</AfterClosing>
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
  const later = useContext(AfterClosing);
  const note = props.blocked ?? props.note;
  const isBlocked = props.blocked !== undefined;
  return (
    <DropdownMenu.Item
      className={isBlocked ? 'item blocked' : 'item'}
      {...(isBlocked ? { 'aria-disabled': true } : {})}
      onSelect={(event) => {
        if (isBlocked) event.preventDefault();
        else later(props.onSelect);
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

/** Items of which one is chosen. */
export function MenuChoices(props: { readonly value: string; readonly children: ReactNode }) {
  return <DropdownMenu.RadioGroup value={props.value}>{props.children}</DropdownMenu.RadioGroup>;
}

/** One of several, with a tick where it is the one that holds. */
export function MenuChoice(props: {
  readonly value: string;
  readonly icon?: ReactNode;
  /** A line under the name. */
  readonly note?: string;
  readonly onSelect: () => void;
  readonly children: ReactNode;
}) {
  const later = useContext(AfterClosing);
  return (
    <DropdownMenu.RadioItem className="item" value={props.value} onSelect={() => later(props.onSelect)}>
      {props.icon}
      <span>
        {props.children}
        {props.note === undefined ? null : <small>{props.note}</small>}
      </span>
      <DropdownMenu.ItemIndicator className="push">
        <Check className="i s" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.RadioItem>
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
