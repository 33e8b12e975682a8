/** What somebody hears who listens to the bell. */
export type BellListener = {
  readonly heard: (text: string) => void;
  /** From now on everything that is rung is heard; what was rung before may have been missed. */
  readonly opened: () => void;
  /** Nothing is heard until `opened`. */
  readonly closed: () => void;
};

/**
 * Carries short texts between the nodes that share a database. A bell and no more: what it carries may be lost or come twice,
 * and everything that counts is in the database, where it can be read again.
 */
export interface Bell {
  /** Tells all nodes, this one too. Never waits and never throws. */
  ring(text: string): void;
  close(): Promise<void>;
}

/** Makes a bell, and goes on trying for ever where it cannot be reached. */
export type BellMaker = (listener: BellListener) => Bell;
