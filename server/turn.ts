import * as Y from 'yjs';
import { encodePresence } from './awareness.ts';
import { awarenessFrame, updateFrame, type Frame } from './frames.ts';
import type { PresenceChange, PresenceOwner } from './Presence.ts';
import type { Session } from './Session.ts';

/** An update of this turn and who sent it (null: the server). */
export type TurnUpdate = { readonly from: Session | null; readonly update: Uint8Array };

type Group = { readonly from: Session | null; readonly frames: readonly Frame[] };

/**
 * What each session is sent at the end of a turn: what the others did, never its own. Each frame is made once,
 * however many receive it. Bursts, more than `mergeOver` updates of one sender, become one update.
 */
export function framesForTurn(
  updates: readonly TurnUpdate[],
  presence: readonly PresenceChange<PresenceOwner>[],
  mergeOver: number,
): (receiver: Session) => readonly Frame[] {
  const groups = groupsOf(updates, mergeOver);
  const owners = new Set<PresenceOwner | undefined>(presence.map(({ owner }) => owner));
  const everything = presence.length === 0 ? [] : [awarenessFrame(encodePresence(presence.map(({ entry }) => entry)))];
  const all = [...groups.flatMap(({ frames }) => frames), ...everything];
  const senders = new Set(groups.map(({ from }) => from));
  return (receiver) => {
    if (!senders.has(receiver) && !owners.has(receiver)) return all;
    const of = presence.filter(({ owner }) => owner !== receiver).map(({ entry }) => entry);
    const others = !owners.has(receiver) ? everything : of.length === 0 ? [] : [awarenessFrame(encodePresence(of))];
    return [...groups.filter(({ from }) => from !== receiver).flatMap(({ frames }) => frames), ...others];
  };
}

function groupsOf(updates: readonly TurnUpdate[], mergeOver: number): readonly Group[] {
  if (updates.length <= 1) return updates.map(({ from, update }) => ({ from, frames: [updateFrame(update)] }));
  const bySender = new Map<Session | null, Uint8Array[]>();
  for (const { from, update } of updates) {
    const list = bySender.get(from);
    if (list === undefined) bySender.set(from, [update]);
    else list.push(update);
  }
  return [...bySender].map(([from, list]) => ({
    from,
    frames: list.length > mergeOver ? [updateFrame(Y.mergeUpdates(list))] : list.map(updateFrame),
  }));
}
