import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { fragmentName } from '@/lib/protocol/messages.ts';

/** The draft as this device holds it, without joining it to anything; null where it holds none. */
export async function readStoredDraft(storeName: string): Promise<Y.Doc | null> {
  if (typeof indexedDB === 'undefined') return null;
  if (typeof indexedDB.databases === 'function') {
    const all = await indexedDB.databases();
    if (!all.some((each) => each.name === storeName)) return null;
  }
  const doc = new Y.Doc();
  const store = new IndexeddbPersistence(storeName, doc);
  await store.whenSynced;
  await store.destroy();
  return doc.getXmlFragment(fragmentName).length > 0 ? doc : null;
}

/** Removes this device's copy. */
export function forgetStoredDraft(storeName: string): void {
  if (typeof indexedDB !== 'undefined') indexedDB.deleteDatabase(storeName);
}
