'use client';
import { CircleAlert } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';

/** In place of a document that did not load: what happened, that nothing is lost, and what can be done. Never an empty page. */
export function LoadFailed(props: {
  readonly onTryAgain: () => void;
  /** Where a copy is at hand: the time of its text, null for the one this device keeps. */
  readonly copy?: { readonly time: string | null; readonly onRead: () => void } | null;
  readonly reference?: string | null;
}) {
  return (
    <div className="load" role="alert">
      <CircleAlert className="i" />
      <h2>This document could not be loaded</h2>
      <p>Nothing is lost. To keep it that way, nothing can be typed here until it loads.</p>
      <div className="acts">
        <Button look="primary" onClick={props.onTryAgain}>
          Try again
        </Button>
        {props.copy === undefined || props.copy === null ? null : (
          <Button onClick={props.copy.onRead}>
            {props.copy.time === null ? 'Read the copy on this device' : `Read the copy of ${props.copy.time}`}
          </Button>
        )}
      </div>
      {props.reference === undefined || props.reference === null ? null : (
        <p className="xs">
          Reference <span className="chip">{props.reference}</span>
        </p>
      )}
    </div>
  );
}
