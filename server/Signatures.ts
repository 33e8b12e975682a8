/** Somebody with a live session: `writesUnder` are the Yjs client ids it wrote new content under. */
export interface Signer {
  readonly user: { readonly id: string };
  readonly writesUnder: ReadonlySet<number>;
  /** Adds an id to them. */
  signs(client: number): void;
}

/** What deciding about a client id needs to know of the room. */
export type SignatureView = {
  readonly signers: Iterable<Signer>;
  /** Who shows presence under this id. */
  readonly presentUnder: (client: number) => Signer | undefined;
  /** Whether the draft has anything that was written under this id. */
  readonly hasWritten: (client: number) => boolean;
};

/** Who writes under which Yjs client id: nobody may write under one that a live session of somebody else holds. */
export class Signatures {
  /** As far as this room has seen them write. */
  readonly #authors = new Map<number, string>();
  readonly #maxPerSession: number;

  constructor(maxPerSession: number) {
    this.#maxPerSession = maxPerSession;
  }

  /** Whether `signer` may write new content under these ids. */
  allows(signer: Signer, clients: readonly number[], view: SignatureView): boolean {
    const added = clients.filter((client) => !signer.writesUnder.has(client));
    if (added.length === 0) return true;
    if (signer.writesUnder.size + added.length > this.#maxPerSession) return false;
    return added.every((client) => !this.#isHeldByAnother(signer, client, view));
  }

  /** Remembers that `signer` wrote under these ids; whether that is news of any of them. */
  sign(signer: Signer, clients: readonly number[]): boolean {
    let isNews = false;
    for (const client of clients) {
      if (signer.writesUnder.has(client)) continue;
      signer.signs(client);
      this.#authors.set(client, signer.user.id);
      isNews = true;
    }
    return isNews;
  }

  #isHeldByAnother(signer: Signer, client: number, view: SignatureView): boolean {
    const present = view.presentUnder(client);
    if (present !== undefined && present.user.id !== signer.user.id) {
      // Presence alone holds an id only while nothing is written under it, or what its holder wrote: else whoever
      // shows up under an absent writer's id would keep that writer out.
      const author = this.#authors.get(client);
      if (author === present.user.id || (author === undefined && !view.hasWritten(client))) return true;
    }
    for (const other of view.signers) {
      if (other.user.id !== signer.user.id && other.writesUnder.has(client)) return true;
    }
    return false;
  }
}
