import type { SaveView } from '../../../lib/protocol/saveState.ts';
import { unreachable } from '../../../lib/domain/result.ts';

export type SaveTone = 'muted' | 'warn-t' | 'info-t' | 'bad-t';
export type SaveIcon = 'saved' | 'saving' | 'unsaved' | 'offline' | 'sign-in' | 'view' | 'updated' | 'stopped';

/** What the page says about saving. `strong` is said first and stands out; `rest` follows it. */
export type SaveWords = {
  readonly icon: SaveIcon;
  readonly tone: SaveTone;
  readonly strong: string;
  readonly rest: string;
};

/** "1 change", "12 changes". */
export function changesOf(count: number): string {
  return count === 1 ? '1 change' : `${count.toLocaleString('en')} changes`;
}

/** A time of day as the save state prints it: 14:02:11, in the reader's time zone. */
export function clockTime(at: number, withSeconds = true): string {
  const parts = { hour: '2-digit', minute: '2-digit', hour12: false } as const;
  return new Date(at).toLocaleTimeString('en-GB', withSeconds ? { ...parts, second: '2-digit' } : parts);
}

const kept = (count: number) => {
  if (count === 0) return 'What you write is kept on this device';
  return `${changesOf(count)} ${count === 1 ? 'is' : 'are'} kept on this device`;
};

/** The words for each state of saving. */
export function saveWords(view: SaveView, mayWrite = true): SaveWords {
  switch (view.state) {
    case 'opening':
      return { icon: 'saving', tone: 'muted', strong: '', rest: 'Opening…' };
    case 'saved':
      return { icon: 'saved', tone: 'muted', strong: '', rest: `Saved ${clockTime(view.at)}` };
    case 'settling':
      return view.at === null
        ? { icon: 'saving', tone: 'muted', strong: '', rest: 'Opening…' }
        : { icon: 'saved', tone: 'muted', strong: '', rest: `Saved ${clockTime(view.at)}` };
    case 'saving':
      return { icon: 'saving', tone: 'muted', strong: '', rest: 'Saving…' };
    case 'unsaved': {
      const what = view.count === 0 ? 'Earlier changes from this device' : changesOf(view.count);
      return { icon: 'unsaved', tone: 'warn-t', strong: `${what} not yet saved (${view.ageSeconds} s)`, rest: '' };
    }
    case 'offline':
      return { icon: 'offline', tone: 'warn-t', strong: 'Offline.', rest: mayWrite ? kept(view.count) : '' };
    case 'sign-in-again': {
      const what = view.count === 0 ? 'to go on saving' : `to save ${changesOf(view.count)}`;
      return { icon: 'sign-in', tone: 'warn-t', strong: `Sign in again ${what}`, rest: '' };
    }
    case 'view-only':
      return {
        icon: 'view',
        tone: 'info-t',
        strong: view.since === null ? 'View only' : `View only. Role changed at ${clockTime(view.since, false)}`,
        rest: '',
      };
    case 'too-busy':
      return {
        icon: 'unsaved',
        tone: 'warn-t',
        strong: 'Too busy to save just now.',
        rest: mayWrite ? kept(view.count) : '',
      };
    case 'updated':
      return { icon: 'updated', tone: 'info-t', strong: 'Yardstick was updated', rest: '' };
    case 'full':
      return { icon: 'stopped', tone: 'bad-t', strong: 'This document is full.', rest: kept(view.count) };
    case 'disagree':
      return {
        icon: 'stopped',
        tone: 'bad-t',
        strong: 'Not stored: this page and the server disagree.',
        rest: view.count === 0 ? '' : kept(view.count),
      };
    case 'could-not-load':
      return view.isOnScreen
        ? {
            icon: 'stopped',
            tone: 'bad-t',
            strong: 'The server cannot store just now.',
            rest: mayWrite ? kept(view.count) : '',
          }
        : { icon: 'stopped', tone: 'bad-t', strong: 'This document could not be loaded', rest: '' };
    case 'not-here':
      return { icon: 'stopped', tone: 'bad-t', strong: 'This assessment is not here, or not for you', rest: '' };
    default:
      return unreachable(view);
  }
}

/** What is said beside the state of saving while others' words are on a longer way; nothing where no words come at all. */
export function paceWords(view: SaveView, isSlow: boolean): string {
  if (!isSlow) return '';
  switch (view.state) {
    case 'saved':
    case 'settling':
    case 'saving':
    case 'unsaved':
    case 'view-only':
      return 'Others’ words come within seconds';
    case 'opening':
    case 'offline':
    case 'sign-in-again':
    case 'too-busy':
    case 'updated':
    case 'full':
    case 'disagree':
    case 'could-not-load':
    case 'not-here':
      return '';
    default:
      return unreachable(view);
  }
}

/** The sentence for a screen reader: without seconds and counts that would be read out again and again. */
export function saveAnnouncement(view: SaveView, isSlow = false): string {
  if (view.state === 'settling') return '';
  const pace = paceWords(view, isSlow);
  return [announced(view), pace === '' ? '' : `${pace}.`].filter((part) => part !== '').join(' ');
}

function announced(view: SaveView): string {
  if (view.state === 'saved') return 'All changes are saved.';
  if (view.state === 'unsaved') return 'Some changes are not saved yet.';
  const { strong, rest } = saveWords(view);
  return [strong, rest].filter((part) => part !== '').join(' ');
}
