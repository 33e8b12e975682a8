'use client';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { CSSProperties, ReactNode } from 'react';
import { ModalFrame } from './ModalFrame.tsx';

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
const firstFocus = (content: HTMLElement): HTMLElement | null =>
  content.querySelector<HTMLElement>(firstField) ?? content.querySelector<HTMLElement>('.bd :is(button, a)');

/** A dialog with a title and a way out. Leaves the handling banner free. */
export function Dialog(props: DialogProps) {
  const { open, onOpenChange, title, description, width = 480, dismissible = true, children } = props;
  return (
    <ModalFrame
      open={open}
      onClose={() => onOpenChange(false)}
      className="pop dlg"
      style={{ '--dialog': `${width}px` } as CSSProperties}
      firstFocus={firstFocus}
      isDescribed={description !== undefined}
      dismissible={dismissible}
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
    </ModalFrame>
  );
}
