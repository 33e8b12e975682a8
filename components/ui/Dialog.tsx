'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { CSSProperties, ReactNode } from 'react';

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

/** Takes focus, keeps it, and gives it back to what opened it. Leaves the handling banner free. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, width = 480, dismissible = true, children } = props;
  const hold = (event: Event) => {
    if (!dismissible) event.preventDefault();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          className="pop dlg"
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
