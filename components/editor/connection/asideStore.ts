import { z } from 'zod';
import type { UnacceptedBlock } from './unacceptedText.ts';

/** Text the server did not take, kept on this device until its writer has dealt with it. `at`: when the role changed; null: not seen. */
export type Aside = { readonly at: number | null; readonly blocks: readonly UnacceptedBlock[] };

const asideSchema = z.object({
  at: z.number().nullable(),
  blocks: z.array(z.object({ kind: z.string(), text: z.string(), fields: z.array(z.string()) })).min(1),
});

const keyOf = (storeName: string): string => `${storeName}:aside`;

/** What was set aside earlier, or null. */
export function readAside(storeName: string): Aside | null {
  try {
    const raw = localStorage.getItem(keyOf(storeName));
    return raw === null ? null : (asideSchema.safeParse(JSON.parse(raw)).data ?? null);
  } catch {
    return null; // storage forbidden, or what it holds is not ours
  }
}

/** Keeps it; false where this device does not allow that (then the page alone holds it). */
export function keepAside(storeName: string, aside: Aside): boolean {
  try {
    localStorage.setItem(keyOf(storeName), JSON.stringify(aside));
    return true;
  } catch {
    return false;
  }
}

export function forgetAside(storeName: string): void {
  try {
    localStorage.removeItem(keyOf(storeName));
  } catch {
    // nothing was kept, then
  }
}
