'use client';
import './argument.css';
import './map.css';
import { ModalFrame } from '../../ui/ModalFrame.tsx';
import { MapContent, type EvidenceMapProps } from './MapContent.tsx';

/** Sources, evidence, assumptions, judgments and recommendations as a picture that leads back into the text. */
export function EvidenceMap(props: EvidenceMapProps) {
  return (
    <ModalFrame className="map-dlg" onClose={props.onClose}>
      <MapContent {...props} />
    </ModalFrame>
  );
}
