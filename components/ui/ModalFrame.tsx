'use client';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type CSSProperties, type ReactNode } from 'react';

/**
 * What every window over the page is framed by: the scrim, focus that is taken, kept and given back to what opened it,
 * and leaving by Escape or a press beside it. What stands in it brings its own title (`Dialog.Title` of Radix).
 */
export function ModalFrame(props: {
  /** True unless told, for what is only there while it is open. */
  readonly open?: boolean;
  readonly onClose: () => void;
  readonly className: string;
  readonly style?: CSSProperties;
  /** Where focus begins; without it, or where it finds none, on the first that takes it. */
  readonly firstFocus?: (content: HTMLElement) => HTMLElement | null;
  /** After focus has gone back to the opener. */
  readonly onClosed?: () => void;
  /** Whether it has a description of Radix in it. */
  readonly isDescribed?: boolean;
  /** `false` where leaving would lose something: then only its own buttons close it. */
  readonly dismissible?: boolean;
  readonly children: ReactNode;
}) {
  const { open = true, firstFocus, onClosed, isDescribed = false, dismissible = true } = props;
  const opener = useRef<Element | null>(null);
  const content = useRef<HTMLDivElement>(null);
  const takeFocus = (event: Event) => {
    opener.current = document.activeElement;
    const first = content.current === null ? null : (firstFocus?.(content.current) ?? null);
    if (first === null) return;
    event.preventDefault();
    first.focus();
  };
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
    // What opened it may be out of sight by now: then the keyboard goes on where the page begins, not at its very top.
    if (document.activeElement === document.body) document.getElementById('main')?.focus({ preventScroll: true });
    onClosed?.();
  };
  const hold = (event: Event) => {
    if (!dismissible) event.preventDefault();
  };
  const holdWithin = (event: Event) => {
    // What stands in it, or floats from it, is not beside it, wherever in the page it was made.
    const { target } = event;
    const isWithin =
      target instanceof Element &&
      (content.current?.contains(target) === true || target.closest('[data-radix-popper-content-wrapper]') !== null);
    if (isWithin || !dismissible) event.preventDefault();
  };
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          ref={content}
          className={props.className}
          onOpenAutoFocus={takeFocus}
          onCloseAutoFocus={giveFocusBack}
          onEscapeKeyDown={hold}
          onInteractOutside={holdWithin}
          {...(props.style === undefined ? {} : { style: props.style })}
          {...(isDescribed ? {} : { 'aria-describedby': undefined })}
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
