'use client';
import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import type { ReactNode } from 'react';
import { ModalFrame } from '../../ui/ModalFrame.tsx';

/** On a phone: what stands beside the paper elsewhere comes from below. */
export function BottomSheet(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <ModalFrame open={props.open} onClose={props.onClose} className="pop bottom-sheet">
      <div className="grab" aria-hidden="true" />
      <div className="hd">
        <Dialog.Title>{props.title}</Dialog.Title>
        <Dialog.Close className="quiet tap push" aria-label="Close">
          <X className="i" />
        </Dialog.Close>
      </div>
      <div className="bd">{props.children}</div>
    </ModalFrame>
  );
}
