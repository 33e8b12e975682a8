'use client';
import { useEffect, useState } from 'react';
import type { Person } from '../../ui/Avatar.tsx';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { caretUser } from './remoteCaret.ts';

/** Who has the draft open, oneself first, each person once however many tabs; as the server names them. */
export function usePeopleHere(
  connection: DraftConnection | null,
  me: Person & { readonly userId: string },
): readonly Person[] {
  const { userId, name, hue } = me;
  const [others, setOthers] = useState<readonly Person[]>([]);
  useEffect(() => {
    if (connection === null) return;
    const { awareness } = connection;
    const read = () => {
      const people = new Map<string, Person>();
      for (const [client, state] of awareness.getStates()) {
        if (client === awareness.clientID) continue;
        const user: unknown = (state as { readonly user?: unknown }).user;
        if (typeof user !== 'object' || user === null) continue;
        const fields = user as Readonly<Record<string, unknown>>;
        const id = typeof fields.id === 'string' ? fields.id : `client ${client}`;
        if (id !== userId) people.set(id, caretUser(fields));
      }
      const next = [...people.values()].sort((a, b) => a.name.localeCompare(b.name));
      setOthers((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    read();
    awareness.on('change', read);
    return () => awareness.off('change', read);
  }, [connection, userId]);
  return [{ name, hue }, ...others];
}
