import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { touchedByRecall } from '../../../lib/domain/sources/sourceRegister.ts';
import type { SourceDto } from '../../../lib/protocol/sourceDto.ts';
import { argumentStoreOf } from '../argument/argumentStore.ts';
import { targetsIn } from '../blocks/blockNumbers.ts';

/** What the register says of the records that the draft's sources are taken from. */
export type Records = ReadonlyMap<string, SourceDto>;

/** `touched`: blocks that cite or rest on a recalled source (the source itself too), with the labels of those sources. */
export type Recalls = { readonly records: Records; readonly touched: ReadonlyMap<string, readonly string[]> };

/** Asks the register for records by id; null where it did not answer. */
export type ReadRecords = (ids: readonly string[]) => Promise<readonly SourceDto[] | null>;

export const recallsKey = new PluginKey<Recalls>('recalls');
const none: Recalls = { records: new Map(), touched: new Map() };

/** What is known of recalls in an editor: one object until it changes. */
export function recallsIn(state: EditorState): Recalls {
  return recallsKey.getState(state) ?? none;
}

/** The recalled sources that a block cites or rests on; empty where there is none. */
export function recalledUnder(state: EditorState, blockId: unknown): readonly string[] {
  return typeof blockId === 'string' ? (recallsIn(state).touched.get(blockId) ?? []) : [];
}

/** The recall of a source's record, or null. */
export function recallOf(records: Records, record: string | null): SourceDto['recalled'] {
  return record === null ? null : (records.get(record)?.recalled ?? null);
}

/** Ids of the records that the draft's sources name, sorted. */
export function recordsNamed(state: EditorState): readonly string[] {
  const ids = [...targetsIn(state).values()].flatMap(({ record }) => record ?? []);
  return [...new Set(ids)].toSorted();
}

/**
 * Keeps what the register says of the draft's sources beside the draft: asked when a source names a record that was not asked
 * for, and whenever somebody tells that the register has changed. Nothing of it is in the draft.
 *
 * @param onNews Calls when the register may have changed; gives back how to stop.
 */
export function recallState(read: ReadRecords, onNews: (listener: () => void) => () => void): Plugin<Recalls> {
  return new Plugin<Recalls>({
    key: recallsKey,
    state: {
      init: () => none,
      apply: (tr, before) => (tr.getMeta(recallsKey) as Recalls | undefined) ?? before,
    },
    view: (view) => {
      const keeper = new RecallKeeper(view, read);
      const stops = [onNews(() => keeper.ask()), argumentStoreOf(view.state)?.subscribe(() => keeper.mark())];
      keeper.ask();
      return {
        update: ({ state }, before) => {
          if (targetsIn(state) !== targetsIn(before)) keeper.askForNew();
        },
        destroy: () => {
          keeper.stop();
          for (const stop of stops) stop?.();
        },
      };
    },
  });
}

class RecallKeeper {
  private asked = '';
  private turn = 0;

  constructor(
    private readonly view: EditorView,
    private readonly read: ReadRecords,
  ) {}

  askForNew(): void {
    if (recordsNamed(this.view.state).join() !== this.asked) this.ask();
  }

  /** Of two questions under way the later one counts. */
  ask(): void {
    const ids = recordsNamed(this.view.state);
    this.asked = ids.join();
    this.turn += 1;
    const { turn } = this;
    void (ids.length === 0 ? Promise.resolve([]) : this.read(ids)).then((found) => {
      if (turn !== this.turn || this.view.isDestroyed) return;
      // No answer: what is known stays, and the next piece of news asks again.
      if (found !== null) this.put(new Map(found.map((record) => [record.id, record])));
    });
  }

  /** The argument has changed: other blocks may rest on what is recalled. */
  mark(): void {
    const { records, touched } = recallsIn(this.view.state);
    const isAny = [...records.values()].some(({ recalled }) => recalled !== null);
    if (isAny || touched.size > 0) this.put(records);
  }

  stop(): void {
    this.turn += 1;
  }

  private put(records: Records): void {
    const { view } = this;
    const targets = targetsIn(view.state);
    const argument = argumentStoreOf(view.state)?.get();
    const touched =
      argument === undefined
        ? new Map<string, readonly string[]>()
        : touchedByRecall(argument, (id) => recallOf(records, targets.get(id)?.record ?? null) !== null);
    const before = recallsIn(view.state);
    if (records === before.records && isSame(touched, before.touched)) return;
    const next: Recalls = { records, touched: isSame(touched, before.touched) ? before.touched : touched };
    view.dispatch(view.state.tr.setMeta(recallsKey, next).setMeta('addToHistory', false));
  }
}

function isSame(a: Recalls['touched'], b: Recalls['touched']): boolean {
  return a.size === b.size && [...a].every(([id, labels]) => b.get(id)?.join() === labels.join());
}
