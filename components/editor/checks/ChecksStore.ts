import type { EditorState } from '@tiptap/pm/state';
import type { MarkingSystemId } from '../../../lib/domain/marking/markingSystems.ts';
import type { CheckProfile } from '../../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import type { ReviewFacts } from '../../../lib/domain/tradecraft/ReviewFacts.ts';
import { settingsIn, type PaperSettings } from '../blocks/paperSettings.ts';
import { BlockFeed } from './BlockFeed.ts';
import type { CheckAnswer, CheckOrder, CheckTerms } from './desk/checkOrders.ts';
import { spliced } from './desk/splice.ts';

/** What the checks found last. `reading`: nothing was answered yet; `stopped`: the checks ended and can be started again. */
export type ChecksSnapshot = {
  readonly state: 'reading' | 'ready' | 'stopped';
  readonly findings: readonly Finding[];
};

/** As much of a Web Worker as the store needs. */
export type CheckThread = {
  postMessage(order: CheckOrder): void;
  terminate(): void;
  onmessage: ((event: { readonly data: CheckAnswer }) => void) | null;
  onerror: ((event: never) => void) | null;
};

export type ChecksOptions = {
  /** Makes the thread; null where the browser has none. */
  readonly thread: () => CheckThread | null;
  /** The marking system where the paper names none. */
  readonly marking: MarkingSystemId;
};

/** How long changes are gathered before they are sent, ms: a word, not a letter. */
const gatherMs = 150;
/** A thread that has not answered for this long hangs, ms: it is ended. */
const patienceMs = 15_000;

/**
 * The findings of the draft in an editor. All checking is done by a thread of its own; here changes are gathered, sent one
 * order at a time, and answers kept. An answer that is not to the last order of this thread is thrown away.
 */
export class ChecksStore {
  private readonly listeners = new Set<() => void>();
  private snapshot: ChecksSnapshot = { state: 'reading', findings: [] };
  private thread: CheckThread | null = null;
  /** As the thread has told them: what it tells next is the difference. */
  private told: readonly Finding[] = [];
  private feed = new BlockFeed();
  private sentTerms: PaperSettings | null = null;
  /** Null until the paper's own has arrived: another's findings would only flash up and go. */
  private profile: CheckProfile | null = null;
  private review: ReviewFacts | null = null;
  private revision = 0;
  private isAwaiting = false;
  private isDirty = false;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private watchdog: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private state: EditorState,
    private readonly options: ChecksOptions,
  ) {}

  readonly get = (): ChecksSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The draft or its settings have changed. Costs nothing that grows with the draft. */
  changed(state: EditorState): void {
    this.state = state;
    this.isDirty = true;
    if (this.timer !== null || this.isAwaiting || this.profile === null || this.snapshot.state === 'stopped') return;
    this.timer = setTimeout(this.send, gatherMs);
  }

  /** Whether it is known which checks the paper uses. */
  get hasProfile(): boolean {
    return this.profile !== null;
  }

  /** These checks are used from now on; the first time, checking begins. */
  setProfile(profile: CheckProfile): void {
    if (JSON.stringify(profile) === JSON.stringify(this.profile)) return;
    this.profile = profile;
    this.sentTerms = null;
    this.changed(this.state);
  }

  /** How the paper was reviewed, as the server has it now. */
  setReview(review: ReviewFacts): void {
    if (JSON.stringify(review) === JSON.stringify(this.review)) return;
    this.review = review;
    this.sentTerms = null;
    this.changed(this.state);
  }

  /** Begins anew, after the checks had stopped. */
  restart(): void {
    this.stop();
    this.tell({ state: 'reading', findings: [] });
    this.changed(this.state);
  }

  /** Ends the thread; what was found stays to be seen. */
  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    if (this.watchdog !== null) clearTimeout(this.watchdog);
    this.thread?.terminate();
    this.thread = null;
    this.timer = null;
    this.isAwaiting = false;
    this.feed = new BlockFeed();
    this.told = [];
    this.sentTerms = null;
  }

  private readonly send = (): void => {
    this.timer = null;
    const { profile } = this;
    if (profile === null) return;
    this.thread ??= this.begin();
    if (this.thread === null) return this.fail();
    this.isDirty = false;
    const settings = settingsIn(this.state);
    const news = this.feed.next(this.state.doc);
    if (news === null && settings === this.sentTerms) return;
    this.revision += 1;
    const terms = settings === this.sentTerms ? {} : { terms: this.termsOf(settings, profile) };
    this.sentTerms = settings;
    const isPart = news?.isPart === true;
    this.thread.postMessage({ revision: this.revision, ...terms, blocks: news?.blocks ?? null, isPart });
    if (isPart) {
      this.timer = setTimeout(this.send, 0);
      return;
    }
    this.isAwaiting = true;
    this.watchdog = setTimeout(() => this.fail(), patienceMs);
  };

  private termsOf({ paper, scale }: PaperSettings, profile: CheckProfile): CheckTerms {
    const { marking } = this.options;
    return { paper, scale, marking, profile, today: new Date().toISOString().slice(0, 10), review: this.review };
  }

  private begin(): CheckThread | null {
    const thread = this.options.thread();
    if (thread === null) return null;
    thread.onmessage = ({ data }) => {
      if (thread === this.thread && data.revision === this.revision) this.answered(data);
    };
    thread.onerror = () => {
      if (thread === this.thread) this.fail();
    };
    return thread;
  }

  private answered({ findings }: CheckAnswer): void {
    if (this.watchdog !== null) clearTimeout(this.watchdog);
    this.isAwaiting = false;
    if (findings !== null) this.told = spliced(this.told, findings);
    const { snapshot } = this;
    if (snapshot.state !== 'ready' || snapshot.findings !== this.told)
      this.tell({ state: 'ready', findings: this.told });
    if (this.isDirty) this.changed(this.state);
  }

  private fail(): void {
    this.stop();
    this.tell({ state: 'stopped', findings: this.snapshot.findings });
  }

  private tell(snapshot: ChecksSnapshot): void {
    this.snapshot = snapshot;
    for (const listener of this.listeners) listener();
  }
}
