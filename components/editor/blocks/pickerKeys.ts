/** What a key does in a list of choices. */
export type PickerMove =
  | { readonly kind: 'choose'; readonly index: number }
  | { readonly kind: 'move'; readonly index: number }
  | { readonly kind: 'none' };

/**
 * Digits choose by number (0 the last, which says nothing, where there is one), arrows move around, Home and End go to
 * the ends, Enter and space keep what the keyboard is on.
 */
export function pickerMove(key: string, at: number, count: number, hasNone: boolean): PickerMove {
  if (count === 0) return { kind: 'none' };
  if (/^\d$/u.test(key)) {
    const digit = Number(key);
    const last = hasNone ? count - 1 : count;
    if (digit === 0) return hasNone ? { kind: 'choose', index: count - 1 } : { kind: 'none' };
    return digit <= last ? { kind: 'choose', index: digit - 1 } : { kind: 'none' };
  }
  switch (key) {
    case 'ArrowDown':
      return { kind: 'move', index: (at + 1) % count };
    case 'ArrowUp':
      return { kind: 'move', index: (at - 1 + count) % count };
    case 'Home':
      return { kind: 'move', index: 0 };
    case 'End':
      return { kind: 'move', index: count - 1 };
    case 'Enter':
    case ' ':
      return { kind: 'choose', index: at };
    default:
      return { kind: 'none' };
  }
}

/** The choice that typed letters lead to: the next whose name begins with them, from `at` on; null where none does. */
export function typedAhead(typed: string, labels: readonly string[], at: number): number | null {
  const wanted = typed.toLowerCase();
  if (wanted === '') return null;
  // One letter goes on to the next; more letters narrow down, so the present one may still be it.
  const start = wanted.length === 1 ? at + 1 : at;
  for (let step = 0; step < labels.length; step += 1) {
    const index = (start + step) % labels.length;
    if (labels[index]?.toLowerCase().startsWith(wanted) === true) return index;
  }
  return null;
}
