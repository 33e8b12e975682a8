'use client';
import './argument.css';
import './map.css';
import { Dialog } from 'radix-ui';
import { useRef } from 'react';
import { MapContent, type EvidenceMapProps } from './MapContent.tsx';

/** Sources, evidence, assumptions, judgments and recommendations as a picture that leads back into the text. */
export function EvidenceMap(props: EvidenceMapProps) {
  const opener = useRef<Element | null>(null);
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim" />
        <Dialog.Content
          className="map-dlg"
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
          }}
        >
          <MapContent {...props} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
