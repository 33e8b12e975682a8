'use client';
import type { ReactNode } from 'react';
import { KeyWords } from '../palette/KeyCaps.tsx';

/** The line under everything: counts on the left, the two keys that lead to all others on the right. */
export function Foot(props: {
  readonly reference: string;
  readonly onCommands: () => void;
  readonly onShortcuts: () => void;
  readonly children: ReactNode;
}) {
  return (
    <footer className="foot">
      {props.children}
      <span>{props.reference}</span>
      <span className="push foot-keys">
        <button type="button" className="foot-button" onClick={props.onCommands}>
          <KeyWords chord="Mod-k" /> commands
        </button>
        <span aria-hidden="true">·</span>
        <button type="button" className="foot-button" onClick={props.onShortcuts}>
          ? shortcuts
        </button>
      </span>
    </footer>
  );
}
