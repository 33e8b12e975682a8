'use client';
import {
  CircleAlert,
  CloudAlert,
  CloudCheck,
  CloudOff,
  Eye,
  Hourglass,
  LogIn,
  RefreshCw,
  type LucideIcon,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { unreachable } from '@/lib/domain/result.ts';
import { initialSaveState, saveViewAt, type SaveView } from '@/lib/protocol/saveState.ts';
import { Button } from '../../ui/Button.tsx';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { changesOf, paceWords, saveAnnouncement, saveWords, type SaveIcon } from './saveWords.ts';
import { useSaveState } from '../connection/useDraftSession.ts';

const icons: Readonly<Record<SaveIcon, LucideIcon>> = {
  saved: CloudCheck,
  saving: RefreshCw,
  unsaved: CloudAlert,
  offline: CloudOff,
  'sign-in': LogIn,
  view: Eye,
  updated: RefreshCw,
  stopped: CircleAlert,
};

const unopened = initialSaveState(true);
const unopenedForReading = initialSaveState(false);

/** How often ages are looked at, ms. */
const tickMs = 500;
/** A live region says at most one sentence in this time, ms. */
const announceEveryMs = 5_000;

export type SaveActions = {
  readonly tryNow: () => void;
  readonly signIn: () => void;
  readonly saveAndReload: () => void;
  readonly copyUnsaved: () => void;
  readonly startOver: () => void;
};

/** What the server has stored, in words, at every width; and the one thing that can be done about it. */
export function SaveStateLine(props: {
  readonly connection: DraftConnection | null;
  readonly mayWrite: boolean;
  readonly actions: SaveActions;
}) {
  const now = useNow();
  const save = useSaveState(props.connection, props.mayWrite ? unopened : unopenedForReading);
  const view = saveViewAt(save, now);
  const words = saveWords(view, save.mayWrite);
  const pace = paceWords(view, save.isSlow);
  const Icon = icons[words.icon];
  return (
    <div className="save-line" data-tone={words.tone}>
      <span className={`say ${words.tone === 'muted' ? 'muted' : words.tone}`}>
        <Icon className="i" />
        {/* The region below speaks, in its own time; this one changes every second. */}
        <output aria-live="off" data-save-state={view.state} className="num">
          {words.strong === '' ? null : <b>{words.strong}</b>}
          {words.strong === '' || words.rest === '' ? null : ' '}
          {words.rest}
        </output>
      </span>
      {pace === '' ? null : (
        <span className="say muted pace">
          <Hourglass className="i" />
          {pace}
        </span>
      )}
      <SaveAction view={view} actions={props.actions} />
      <Announcer sentence={saveAnnouncement(view, save.isSlow)} />
    </div>
  );
}

function SaveAction(props: { readonly view: SaveView; readonly actions: SaveActions }) {
  const { view, actions } = props;
  switch (view.state) {
    case 'offline':
    case 'too-busy':
      return (
        <Button small onClick={actions.tryNow}>
          Try now
        </Button>
      );
    case 'could-not-load':
      return view.isOnScreen ? (
        <Button small onClick={actions.tryNow}>
          Try now
        </Button>
      ) : null;
    case 'sign-in-again':
      return (
        <Button small look="primary" onClick={actions.signIn}>
          Sign in
        </Button>
      );
    case 'updated':
      return (
        <Button small onClick={actions.saveAndReload}>
          Save and reload
        </Button>
      );
    case 'full':
      return <CopyButton count={view.count} onClick={actions.copyUnsaved} />;
    case 'disagree':
      return (
        <>
          <CopyButton count={view.count} onClick={actions.copyUnsaved} />
          <Button small onClick={actions.startOver}>
            Reload
          </Button>
        </>
      );
    case 'opening':
    case 'saved':
    case 'settling':
    case 'saving':
    case 'unsaved':
    case 'view-only':
    case 'not-here':
      return null;
    default:
      return unreachable(view);
  }
}

function CopyButton(props: { readonly count: number; readonly onClick: () => void }) {
  if (props.count === 0) return null;
  return (
    <Button small onClick={props.onClick}>
      Copy {changesOf(props.count)}
    </Button>
  );
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** Says the newest sentence politely, and not before the last one has had its time. */
export function Announcer(props: { readonly sentence: string }) {
  const { sentence } = props;
  const [said, setSaid] = useState('');
  const lastAt = useRef(0);
  useEffect(() => {
    if (sentence === '') return;
    const waitMs = Math.max(0, lastAt.current + announceEveryMs - Date.now());
    const timer = setTimeout(() => {
      lastAt.current = Date.now();
      setSaid(sentence);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <span className="hide" aria-live="polite">
      {said}
    </span>
  );
}
