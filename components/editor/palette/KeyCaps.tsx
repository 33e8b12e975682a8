'use client';
import { useSyncExternalStore } from 'react';
import { hasCommandKey, keyCaps, keyWords, type Chord } from './keyChords.ts';

const never = () => () => undefined;

/** Whether keys are printed as on Apple's machines; as everywhere else until the page runs. */
export function useAppleKeys(): boolean {
  return useSyncExternalStore(never, hasCommandKey, () => false);
}

/** A chord as it is printed on the keys. Read aloud in one word. */
export function KeyCaps(props: { readonly chord: Chord; readonly joined?: boolean }) {
  const isApple = useAppleKeys();
  const caps = keyCaps(props.chord, isApple);
  return (
    <span className="caps">
      <span className="hide">{keyWords(props.chord, isApple)}</span>
      {(props.joined === true ? [caps.join(' ')] : caps).map((cap, index) => (
        <span className="key" aria-hidden="true" key={`${cap}-${index}`}>
          {cap}
        </span>
      ))}
    </span>
  );
}

/** A chord in one word: Ctrl+K. */
export function KeyWords(props: { readonly chord: Chord }) {
  return <>{keyWords(props.chord, useAppleKeys())}</>;
}
