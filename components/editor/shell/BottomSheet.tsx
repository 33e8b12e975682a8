'use client';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, type ReactNode } from 'react';

/** On a phone: what stands beside the paper elsewhere comes from below. Takes focus and gives it back. */
export function BottomSheet(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const opener = useRef<Element | null>(null);
  return (
    <Dialog.Root open={props.open} onOpenChange={(open) => (open ? undefined : props.onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className="pop bottom-sheet"
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
          }}
        >
          <div className="grab" aria-hidden="true" />
          <div className="hd">
            <Dialog.Title>{props.title}</Dialog.Title>
            <Dialog.Close className="quiet tap push" aria-label="Close">
              <X className="i" />
            </Dialog.Close>
          </div>
          <div className="bd">{props.children}</div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
