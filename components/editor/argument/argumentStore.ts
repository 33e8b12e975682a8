import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { termWordsOf } from '../../../lib/document/argumentOf.ts';
import type { TermWords } from '../../../lib/document/argumentFacts.ts';
import type { Argument } from '../../../lib/domain/argument/argument.ts';
import { paperSettingsKey, type PaperSettings } from '../blocks/paperSettings.ts';
import type { ArgumentRequest } from './ArgumentRequest.ts';
import { ArgumentSource } from './argumentSource.ts';
import { RequestLine } from './RequestLine.ts';

/** How long after a change the argument is read again, ms: nothing that it shows is worth a delay of typing. */
const readAfterMs = 300;
/** How long it may wait for the browser to be idle beyond that, ms. */
const idleWithinMs = 1_000;

const plainWords: TermWords = (termId) => termId?.replaceAll('-', ' ') ?? null;

/** The argument of the draft in an editor, read when there is time for it; whoever shows it subscribes. */
export class ArgumentStore {
  /** Pickers and the map are asked for here. */
  readonly requests = new RequestLine<ArgumentRequest>();
  private readonly source = new ArgumentSource(plainWords);
  private readonly listeners = new Set<() => void>();
  private settings: PaperSettings | null = null;
  private current: Argument;
  private cancel: (() => void) | null = null;

  constructor(private state: EditorState) {
    this.current = this.read();
  }

  /** As it was last read; at most some hundred milliseconds old. */
  readonly get = (): Argument => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** As it is now, for who is about to change it. */
  readNow(state: EditorState): Argument {
    this.state = state;
    this.stop();
    const before = this.current;
    this.current = this.read();
    if (this.current !== before) for (const listener of this.listeners) listener();
    return this.current;
  }

  /** The draft has changed: it is read when the browser is idle. Costs nothing that grows with the draft. */
  changed(view: EditorView): void {
    this.state = view.state;
    if (this.cancel !== null) return;
    const timer = setTimeout(() => {
      const read = () => {
        this.cancel = null;
        if (!view.isDestroyed) this.readNow(view.state);
      };
      if (typeof requestIdleCallback !== 'function') return read();
      const idle = requestIdleCallback(read, { timeout: idleWithinMs });
      this.cancel = () => cancelIdleCallback(idle);
    }, readAfterMs);
    this.cancel = () => clearTimeout(timer);
  }

  stop(): void {
    this.cancel?.();
    this.cancel = null;
  }

  private read(): Argument {
    const settings = paperSettingsKey.getState(this.state)?.settings ?? null;
    if (settings !== null && settings !== this.settings) {
      this.settings = settings;
      this.source.setTermWords(termWordsOf(settings.paper, [settings.scale]));
    }
    return this.source.read(this.state.doc);
  }
}

export const argumentKey = new PluginKey<ArgumentStore>('argument');

/** Keeps an `ArgumentStore` beside the editor. */
export function argumentStorePlugin(): Plugin<ArgumentStore> {
  return new Plugin<ArgumentStore>({
    key: argumentKey,
    state: { init: (_config, state) => new ArgumentStore(state), apply: (_tr, store) => store },
    view: (view) => {
      const store = argumentKey.getState(view.state);
      // The draft may have come between the state was made and now.
      store?.changed(view);
      return {
        update: (now, before) => {
          if (now.state.doc !== before.doc) store?.changed(now);
        },
        destroy: () => store?.stop(),
      };
    },
  });
}

/** The store of an editor's argument; null where the editor has none. */
export function argumentStoreOf(state: EditorState): ArgumentStore | null {
  return argumentKey.getState(state) ?? null;
}
