/** Why the server ended a socket. The numbers are part of the public contract; the sentences are what the page says. */
export const closeCodes = {
  /** Rights changed: the client reconnects by itself and joining authorises anew. */
  rightsChanged: 4205,
  badMessage: 4400,
  signInAgain: 4401,
  notAllowed: 4403,
  noSuchAssessment: 4404,
  tooSlow: 4408,
  clientTooOld: 4409,
  tooLarge: 4413,
  tooMany: 4429,
  /** The draft could not be loaded or stored; the client retries by itself. */
  couldNotLoad: 4503,
  /** The process is draining (ordinary WebSocket code "going away"); the client retries by itself. */
  goingAway: 1001,
} as const;

export type CloseCause = keyof typeof closeCodes;
