/**
 * A key with what is held beside it, as `Mod-Shift-p`, `Alt-ArrowUp`, `F3` or `?`; or two keys after one another, as
 * `g w`. `Mod` is Ctrl, on Apple's machines Command.
 */
export type Chord = string;

/** As much of a keyboard event as tells which chord it is. */
export type Pressed = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

type Parts = {
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly key: string;
};

function partsOf(chord: Chord): Parts {
  const held = chord.split('-');
  const key = held.pop() ?? '';
  return { mod: held.includes('Mod'), alt: held.includes('Alt'), shift: held.includes('Shift'), key };
}

/** Whether this is a machine on which Command stands where others have Ctrl. False on the server. */
export function hasCommandKey(): boolean {
  return typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);
}

/** Whether a chord is one character without anything held: what speech input and a resting hand set off. */
export function isSingleKey(chord: Chord): boolean {
  return chord.split(' ').every((each) => each.length === 1);
}

/**
 * Whether `pressed` is `chord` (one of its keys, for a sequence). A letter held with Alt is told by its place on the
 * keyboard, for there the system may have made another sign of it.
 */
export function isPressed(chord: Chord, pressed: Pressed, isApple: boolean): boolean {
  const parts = partsOf(chord);
  const mod = isApple ? pressed.metaKey : pressed.ctrlKey;
  const other = isApple ? pressed.ctrlKey : pressed.metaKey;
  if (mod !== parts.mod || other || pressed.altKey !== parts.alt) return false;
  const isLetter = /^[a-z]$/.test(parts.key);
  // `?` needs Shift on some keyboards and not on others.
  const isSign = parts.key.length === 1 && !isLetter;
  if (!isSign && pressed.shiftKey !== parts.shift) return false;
  if (isLetter && parts.alt) return pressed.code === `Key${parts.key.toUpperCase()}`;
  return pressed.key.toLowerCase() === parts.key.toLowerCase();
}

const capWords: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
};

/** What is printed on the keys of a chord: `Mod-k` is Ctrl and K. */
export function keyCaps(chord: Chord, isApple: boolean): readonly string[] {
  return chord.split(' ').flatMap((each) => {
    const { mod, alt, shift, key } = partsOf(each);
    return [
      ...(mod ? [isApple ? '⌘' : 'Ctrl'] : []),
      ...(alt ? [isApple ? '⌥' : 'Alt'] : []),
      ...(shift ? [isApple ? '⇧' : 'Shift'] : []),
      capWords[key] ?? (key.length === 1 ? key.toUpperCase() : key),
    ];
  });
}

/** A chord in one word, as `aria-keyshortcuts` and a running sentence have it: Ctrl+K. */
export function keyWords(chord: Chord, isApple: boolean): string {
  return keyCaps(chord, isApple).join(chord.includes(' ') ? ' then ' : '+');
}

/** The event that pressing a chord makes, for a command that is bound to a key of the text. */
export function keyEvent(chord: Chord, isApple: boolean): KeyboardEvent {
  const { mod, alt, shift, key } = partsOf(chord);
  const isLetter = /^[a-z]$/.test(key);
  return new KeyboardEvent('keydown', {
    key: shift && isLetter ? key.toUpperCase() : key,
    code: isLetter ? `Key${key.toUpperCase()}` : key,
    keyCode: isLetter ? key.toUpperCase().charCodeAt(0) : 0,
    ctrlKey: mod && !isApple,
    metaKey: mod && isApple,
    altKey: alt,
    shiftKey: shift,
    bubbles: true,
    cancelable: true,
  });
}
