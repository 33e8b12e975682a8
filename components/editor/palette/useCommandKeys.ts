'use client';
import { useEffect, useRef } from 'react';
import type { Command } from './Command.ts';
import { commands } from './commands.ts';
import { notify } from '../../ui/notify.tsx';
import { hasCommandKey, isPressed, isSingleKey } from './keyChords.ts';
import type { PageNow } from './PageNow.ts';

/** How long the second key of a sequence (G, then W) may take, ms. */
const sequenceMs = 1_200;

const typing = 'input, textarea, select, [contenteditable="true"]';
const layer = '[role="dialog"], [role="menu"], [role="listbox"]';

/** Where a key was pressed, as far as commands differ by it. In a draft that is only read, letters write nothing. */
type Place = { readonly isInEditor: boolean; readonly isTyping: boolean; readonly isInLayer: boolean };

function placeOf(target: EventTarget | null): Place {
  const isIn = (selector: string) => target instanceof Element && target.closest(selector) !== null;
  return {
    isInEditor: isIn('.draft, .find-bar'),
    isTyping: isIn(typing),
    isInLayer: isIn(layer),
  };
}

function counts(command: Command, place: Place, singleKeys: boolean, chord: string): boolean {
  if (isSingleKey(chord) && !singleKeys) return false;
  switch (command.reach) {
    case 'page':
      return !place.isInLayer;
    case 'editor':
      return place.isInEditor;
    case 'outside':
      return !place.isTyping && !place.isInLayer;
    case 'text':
      return false;
  }
}

/** Listens for the keys of commands. What the text binds itself never comes here. */
export function useCommandKeys(page: PageNow): void {
  const now = useRef(page);
  useEffect(() => {
    now.current = page;
  });
  useEffect(() => {
    const isApple = hasCommandKey();
    let first: { readonly key: string; readonly at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const place = placeOf(event.target);
      const before = first !== null && event.timeStamp - first.at < sequenceMs ? first.key : null;
      first = null;
      for (const command of commands) {
        for (const chord of command.keys) {
          // In Suggesting the text's own keys do nothing: they say why.
          const isOff = now.current.mode === 'suggesting' && command.reach === 'text' && place.isInEditor;
          if (isOff && !isSingleKey(chord) && isPressed(chord, event, isApple)) {
            const why = command.blocked?.(now.current) ?? null;
            if (why === null) continue;
            event.preventDefault();
            notify({ tone: 'info', text: `${why}.` });
            return;
          }
          if (!counts(command, place, now.current.areSingleKeysOn, chord)) continue;
          const [key = '', then] = chord.split(' ');
          if (then === undefined ? isPressed(key, event, isApple) : before === key && isPressed(then, event, isApple)) {
            event.preventDefault();
            if ((command.blocked?.(now.current) ?? null) === null) command.run(now.current);
            return;
          }
          if (then !== undefined && isPressed(key, event, isApple)) first = { key, at: event.timeStamp };
        }
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
