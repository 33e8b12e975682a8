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
  /** Server to client: varstring, a topic of `topics`: what is kept of it beside the draft has changed. Never data. */
  changed: 65,
  /**
   * Server to client: varuint: 1 while what others write elsewhere comes by way of the database, within seconds; 0 once it
   * comes at once again. Said to who joins only while it is 1, so that most connections never hear of it.
   */
  pace: 66,
} as const;

/** What is kept beside a draft and can change while it is open; whoever shows it asks the API again. */
export const topics = [
  'checks',
  'estimates',
  'publications',
  'rounds',
  'sources',
  'statements',
  'threads',
  'versions',
  'waivers',
] as const;
export type Topic = (typeof topics)[number];

/** Kinds inside a sync message. */
export const syncKind = { step1: 0, step2: 1, update: 2 } as const;

/** Path prefix of the rooms: `/collab/<assessmentId>`. */
export const collabPath = '/collab';

/** Name of the Yjs fragment that holds a draft. */
export const fragmentName = 'content';
