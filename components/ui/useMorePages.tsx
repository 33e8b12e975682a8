'use client';
import { useState, type ReactNode } from 'react';
import type { Answer } from './Answer.ts';
import { asked } from './asked.ts';
import { Button } from './Button.tsx';
import { notify } from './notify.tsx';

type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string | null };
type Added<T> = {
  readonly after: Page<T>;
  readonly pages: readonly Page<T>[];
  readonly changed: ReadonlyMap<string, T>;
};

/**
 * A list that begins with the server's page and grows by "Show more". When the server sends another first page
 * (another filter, or something changed), the list begins anew with it.
 */
export function useMorePages<T extends { readonly id: string }>(
  first: Page<T>,
  fetchMore: (cursor: string) => Promise<Answer<Page<T>>>,
): {
  readonly items: readonly T[];
  readonly replace: (item: T) => void;
  /** Whether more than the server's page is shown. */
  readonly isGrown: boolean;
  readonly moreButton: ReactNode;
} {
  const none: Added<T> = { after: first, pages: [], changed: new Map() };
  const [stored, setStored] = useState<Added<T>>(none);
  const [busy, setBusy] = useState(false);
  const added = stored.after === first ? stored : none;
  const { nextCursor } = added.pages.at(-1) ?? first;
  const seen = new Set<string>();
  const items = [first, ...added.pages]
    .flatMap((page) => page.items)
    .filter((item) => !seen.has(item.id) && seen.add(item.id))
    .map((item) => added.changed.get(item.id) ?? item);

  const more = async () => {
    if (busy || nextCursor === null) return;
    setBusy(true);
    const answer = await asked(() => fetchMore(nextCursor));
    setBusy(false);
    if (!answer.ok) notify({ tone: 'bad', text: answer.error.message });
    else setStored({ ...added, pages: [...added.pages, answer.value] });
  };
  return {
    items,
    isGrown: added.pages.length > 0,
    replace: (item) => setStored({ ...added, changed: new Map(added.changed).set(item.id, item) }),
    moreButton:
      nextCursor === null ? null : (
        <div className="more">
          <Button aria-busy={busy} onClick={() => void more()}>
            {busy ? 'Loading…' : 'Show more'}
          </Button>
        </div>
      ),
  };
}
