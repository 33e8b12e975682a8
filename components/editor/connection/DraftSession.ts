import type * as Y from 'yjs';
import { closeCodes } from '@/lib/protocol/closeCodes.ts';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import { forgetAside, keepAside, readAside, type Aside } from './asideStore.ts';
import { DraftConnection } from './DraftConnection.ts';
import { mayWriteAs, roleOnServer } from './roleOnServer.ts';
import { forgetStoredDraft, readStoredDraft } from './storedDraft.ts';
import { unacceptedText } from './unacceptedText.ts';

export type SessionOptions = {
  /** `ws://host` or `wss://host`. */
  readonly origin: string;
  readonly assessmentId: string;
  readonly userId: string;
  readonly role: AssessmentRole;
};

/** What the screen shows; a new object per change. */
export type SessionSnapshot = {
  readonly connection: DraftConnection;
  readonly role: AssessmentRole;
  readonly mayWrite: boolean;
  /** The server has said that rights changed, and not yet to what: nothing can be typed meanwhile. */
  readonly isFrozen: boolean;
  /** What the server did not take, to be copied. */
  readonly aside: Aside | null;
  /** When a change of role took effect on this page. */
  readonly roleChangedAt: number | null;
};

/** First pause before the role is asked for again, ms; doubles up to 30 s. */
const firstAskMs = 500;

/**
 * A person's time at one draft, across changes of role. Someone who loses the right to write goes on with the server's
 * draft in a fresh document: what they typed and the server never took is set aside as text, never merged back unseen.
 */
export class DraftSession {
  private readonly storeName: string;
  private readonly listeners = new Set<() => void>();
  private snapshot: SessionSnapshot;
  private asks = 0;
  private isDisposed = false;

  constructor(private readonly options: SessionOptions) {
    this.storeName = `yardstick:${options.userId}:${options.assessmentId}`;
    const mayWrite = mayWriteAs(options.role);
    this.snapshot = {
      connection: this.connect(mayWrite),
      role: options.role,
      mayWrite,
      isFrozen: false,
      aside: readAside(this.storeName),
      roleChangedAt: null,
    };
  }

  start(): void {
    const { connection, mayWrite } = this.snapshot;
    void connection.start();
    if (!mayWrite) void this.compareWithStored(connection);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  getSnapshot = (): SessionSnapshot => this.snapshot;

  /** The text that was set aside has been dealt with. */
  dismissAside(): void {
    forgetAside(this.storeName);
    this.change({ aside: null });
  }

  /** Gives up this device's unsaved edits so that the page can begin anew; their text is kept for copying. */
  async setAsideAndForget(): Promise<void> {
    const text = this.snapshot.connection.unsavedText();
    if (text !== '') this.keep({ at: null, blocks: [{ kind: 'text', text, fields: [] }] });
    await this.snapshot.connection.dispose(true);
  }

  /** Signed in again: goes on where it stopped, with whatever role is held now. */
  resume(): void {
    this.snapshot.connection.tryNow();
    void this.askRole();
  }

  dispose(): void {
    this.isDisposed = true;
    void this.snapshot.connection.dispose();
  }

  private connect(mayWrite: boolean): DraftConnection {
    const { origin, assessmentId } = this.options;
    const connection = new DraftConnection({
      origin,
      assessmentId,
      mayWrite,
      storeName: mayWrite ? this.storeName : null,
    });
    // Rights may have changed while nobody could say so. A socket that may only read is not even asked for what this
    // page holds unsaved, so without asking it would wait for ever.
    connection.onOpened = () => {
      if (connection === this.snapshot.connection) void this.askRole();
    };
    connection.onClosed = (code) => {
      // Gone for good: also when it is the connection that was to follow the one on screen.
      if (code === closeCodes.noSuchAssessment) this.change({ connection, isFrozen: true });
      if (connection !== this.snapshot.connection) return;
      if (code === closeCodes.rightsChanged || code === closeCodes.notAllowed) {
        this.change({ isFrozen: true });
        void this.askRole();
      }
    };
    return connection;
  }

  /** Asks until the server answers; only the newest question counts. */
  private async askRole(): Promise<void> {
    const ask = (this.asks += 1);
    for (let pauseMs = firstAskMs; ; pauseMs = Math.min(pauseMs * 2, 30_000)) {
      const answer = await roleOnServer(this.options.assessmentId);
      if (this.isDisposed || ask !== this.asks) return;
      if (answer.kind === 'role') return this.takeRole(answer.role);
      if (answer.kind !== 'unknown') {
        // The socket is told the same, with 4404 or 4401, and the page says so. Signed out, writing goes on here.
        this.change({ isFrozen: answer.kind === 'not-here' });
        this.snapshot.connection.tryNow();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (this.isDisposed || ask !== this.asks) return;
    }
  }

  private takeRole(role: AssessmentRole): void {
    const mayWrite = mayWriteAs(role);
    if (mayWrite === this.snapshot.mayWrite) {
      this.change({ role, isFrozen: false });
      this.snapshot.connection.tryNow();
      return;
    }
    if (mayWrite) this.becomeWriter(role);
    else this.becomeReader(role);
  }

  private becomeWriter(role: AssessmentRole): void {
    const before = this.snapshot.connection;
    before.disconnect();
    const next = this.connect(true);
    void next.start();
    whenLoaded(next, () => {
      if (this.isDisposed) return void next.dispose();
      this.change({ connection: next, role, mayWrite: true, isFrozen: false, roleChangedAt: null });
      void before.dispose();
    });
  }

  private becomeReader(role: AssessmentRole): void {
    const at = Date.now();
    const before = this.snapshot.connection;
    before.disconnect();
    before.setRights(false);
    this.change({ role, mayWrite: false, isFrozen: false, roleChangedAt: at });
    const next = this.connect(false);
    next.setRights(true);
    next.setRights(false); // so that "since" is now
    void next.start();
    whenLoaded(next, () => {
      if (this.isDisposed) return void next.dispose();
      this.setAside(next.doc, before.doc, at);
      this.change({ connection: next });
      void before.dispose(true);
    });
  }

  /** A reader whose device holds edits from when they could write: what of them was never taken is shown. */
  private async compareWithStored(connection: DraftConnection): Promise<void> {
    const stored = await readStoredDraft(this.storeName);
    if (stored === null) return;
    whenLoaded(connection, () => {
      if (this.isDisposed) return;
      this.setAside(connection.doc, stored, null);
      forgetStoredDraft(this.storeName);
      stored.destroy();
    });
  }

  private setAside(server: Y.Doc, local: Y.Doc, at: number | null): void {
    const blocks = unacceptedText(server, local);
    if (blocks.length > 0) this.keep({ at, blocks });
  }

  private keep(aside: Aside): void {
    const all = { at: aside.at, blocks: [...(this.snapshot.aside?.blocks ?? []), ...aside.blocks] };
    keepAside(this.storeName, all);
    this.change({ aside: all });
  }

  private change(part: Partial<SessionSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    for (const listener of this.listeners) listener();
  }
}

function whenLoaded(connection: DraftConnection, then: () => void): void {
  if (connection.getSnapshot().isLoaded) return then();
  const stop = connection.subscribe(() => {
    if (!connection.getSnapshot().isLoaded) return;
    stop();
    then();
  });
}
