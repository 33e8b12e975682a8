'use client';
import { useEffect, useMemo, useState } from 'react';
import type { Person } from '../../ui/Avatar.tsx';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { placeOfCursor, type PeerPlace } from './placeOfCursor.ts';
import { caretUser } from './remoteCaret.ts';

/** Somebody else who has the draft open: once, however many tabs; the place is that of the caret that moved last. */
export type PersonHere = Person & {
  readonly userId: string;
  readonly place: PeerPlace | null;
  /** Whether the caret moved within the last half minute. */
  readonly isActive: boolean;
};

/** How often places are read while others move, ms: nobody reads names faster. */
const readEveryMs = 300;
/** A caret that has not moved for so long is not being written with, ms. */
const activeMs = 30_000;

type Seen = { readonly cursor: string; readonly at: number };

/** Who else has the draft open and where, as the server names them, by name. */
export function usePeopleHere(connection: DraftConnection | null, userId: string): readonly PersonHere[] {
  const [others, setOthers] = useState<readonly PersonHere[]>([]);
  useEffect(() => {
    if (connection === null) return;
    const { awareness, doc } = connection;
    const seen = new Map<number, Seen>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      const next = peopleIn(awareness.getStates(), seen, doc, awareness.clientID, userId);
      setOthers((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
      if (next.some((person) => person.isActive)) timer = setTimeout(read, activeMs / 6);
    };
    const readSoon = () => {
      if (timer !== null) clearTimeout(timer);
      timer = setTimeout(read, readEveryMs);
    };
    let isWaiting = false;
    const onChange = () => {
      if (isWaiting) return;
      isWaiting = true;
      read();
      setTimeout(() => {
        isWaiting = false;
        readSoon();
      }, readEveryMs);
    };
    read();
    awareness.on('change', onChange);
    return () => {
      awareness.off('change', onChange);
      if (timer !== null) clearTimeout(timer);
    };
  }, [connection, userId]);
  return others;
}

function peopleIn(
  states: ReadonlyMap<number, unknown>,
  seen: Map<number, Seen>,
  doc: DraftConnection['doc'],
  ownClient: number,
  userId: string,
): readonly PersonHere[] {
  const now = Date.now();
  const people = new Map<string, PersonHere & { readonly at: number }>();
  for (const client of seen.keys()) if (!states.has(client)) seen.delete(client);
  for (const [client, state] of states) {
    if (client === ownClient || typeof state !== 'object' || state === null) continue;
    const { user, cursor } = state as { readonly user?: unknown; readonly cursor?: unknown };
    if (typeof user !== 'object' || user === null) continue;
    const fields = user as Readonly<Record<string, unknown>>;
    const id = typeof fields.id === 'string' ? fields.id : `client ${client}`;
    if (id === userId) continue;
    const written = JSON.stringify(cursor ?? null);
    const before = seen.get(client);
    const last = before !== undefined && before.cursor === written ? before : { cursor: written, at: now };
    seen.set(client, last);
    const at = written === 'null' ? 0 : last.at;
    const known = people.get(id);
    if (known !== undefined && known.at >= at) continue;
    const place = placeOfCursor(doc, cursor);
    people.set(id, { ...caretUser(fields), userId: id, place, isActive: place !== null && now - at < activeMs, at });
  }
  return [...people.values()].map(({ at: _at, ...person }) => person).sort((a, b) => a.name.localeCompare(b.name));
}

/** Who is writing where, by block and section id, for the outline: hue and name in one text. */
export function useWriters(people: readonly PersonHere[]): ReadonlyMap<string, string> {
  return useMemo(() => {
    const writers = new Map<string, string>();
    for (const { name, hue, place, isActive } of people) {
      if (!isActive || place === null) continue;
      for (const id of [place.blockId, place.sectionId])
        if (id !== null && !writers.has(id)) writers.set(id, `${hue}:${name}`);
    }
    return writers;
  }, [people]);
}
