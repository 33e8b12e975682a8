'use client';
import { Popover } from 'radix-ui';
import { useRef, type ReactNode } from 'react';

/** What all pickers share: where they float, what they are called, where the keyboard begins, and that Escape leaves. */
export function PickerFrame(props: {
  readonly anchor: HTMLElement;
  readonly title: string;
  readonly aside?: ReactNode;
  readonly className: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const anchor = useRef(props.anchor);
  const content = useRef<HTMLDivElement>(null);
  return (
    <Popover.Root open onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          ref={content}
          className={`pop pick floating ${props.className}`}
          aria-label={props.title}
          align="start"
          sideOffset={6}
          collisionPadding={{ top: 76, left: 8, right: 8, bottom: 8 }}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            content.current?.querySelector<HTMLElement>('[data-first-focus]')?.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <div className="hd">
            <b>{props.title}</b>
            {props.aside === undefined ? null : <span className="push aside">{props.aside}</span>}
          </div>
          {props.children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
