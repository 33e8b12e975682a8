'use client';
import { useEffect, useState } from 'react';

/** Something that can be asked for before the part of the page that does it is there. */
export type DoneLater = {
  readonly run: () => void;
  /** Whether there is anything to be run now. */
  readonly isThere: () => boolean;
  readonly set: (does: (() => void) | null) => void;
};

/** The same for as long as the page is open. */
export function useDoneLater(): DoneLater {
  const [later] = useState<DoneLater>(() => {
    let now: (() => void) | null = null;
    return {
      run: () => now?.(),
      isThere: () => now !== null,
      set: (does) => {
        now = does;
      },
    };
  });
  return later;
}

/** Says what is to be run, as often as that changes. */
export function useSetLater(later: DoneLater, does: (() => void) | null): void {
  useEffect(() => later.set(does));
}
