import type { PresenceUser } from '../awareness.ts';
import type { Signer } from '../Signatures.ts';

/** Somebody who is in a draft at another node: their carets are shown here, and what they write under is theirs here too. */
export class Neighbour implements Signer {
  readonly user: PresenceUser;
  readonly writesUnder = new Set<number>();

  constructor(user: PresenceUser) {
    this.user = user;
  }

  signs(client: number): void {
    this.writesUnder.add(client);
  }
}
