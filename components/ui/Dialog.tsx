'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, type CSSProperties, type ReactNode } from 'react';

export type DialogProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** One sentence under the title. */
  readonly description?: ReactNode;
  /** Width in px, 480 unless told; never wider than the window. */
  readonly width?: number;
  /** `false` where leaving would lose something: then only the dialog's own buttons close it. */
  readonly dismissible?: boolean;
  readonly children: ReactNode;
};

/** Where a dialog's focus begins: its first field, else its first button; the closing cross comes last. */
const firstField = '.bd :is(input:not([hidden], [type="file"]), textarea, select)';

/** Takes focus, keeps it, and gives it back to what opened it. Leaves the handling banner free. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, width = 480, dismissible = true, children } = props;
  const opener = useRef<Element | null>(null);
  const content = useRef<HTMLDivElement>(null);
  const takeFocus = (event: Event) => {
    opener.current = document.activeElement;
    const first =
      content.current?.querySelector<HTMLElement>(firstField) ??
      content.current?.querySelector<HTMLElement>('.bd :is(button, a)');
    if (first === null || first === undefined) return;
    event.preventDefault();
    first.focus();
  };
  const giveFocusBack = (event: Event) => {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const hold = (event: Event) => {
    if (!dismissible) event.preventDefault();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          ref={content}
          className="pop dlg"
          onOpenAutoFocus={takeFocus}
          onCloseAutoFocus={giveFocusBack}
          style={{ '--dialog': `${width}px` } as CSSProperties}
          onEscapeKeyDown={hold}
          onInteractOutside={hold}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className="hd">
            <div>
              <Radix.Title>{title}</Radix.Title>
              {description === undefined ? null : <Radix.Description>{description}</Radix.Description>}
            </div>
            {dismissible ? (
              <Radix.Close className="quiet square small" aria-label="Close">
                <X className="i" />
              </Radix.Close>
            ) : null}
          </div>
          <div className="bd">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
