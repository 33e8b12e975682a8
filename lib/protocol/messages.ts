/** Outer message numbers: the y-websocket protocol, and one of ours. */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /**
   * Server to client: varuint, cumulative: how many of the sync messages of kind 1 (step 2) and
   * kind 2 (update) that the client sent on this connection are durable.
   */
  acknowledged: 64,
} as const;

/** Kinds inside a sync message. */
export const syncKind = { step1: 0, step2: 1, update: 2 } as const;

/** Path prefix of the rooms: `/collab/<assessmentId>`. */
export const collabPath = '/collab';

/** Name of the Yjs fragment that holds a draft. */
export const fragmentName = 'content';
