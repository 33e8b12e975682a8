import type { EditorState } from '@tiptap/pm/state';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ChecksStore, type CheckThread } from '../../../components/editor/checks/ChecksStore.ts';
import { CheckDesk } from '../../../components/editor/checks/desk/CheckDesk.ts';
import type { CheckAnswer, CheckOrder } from '../../../components/editor/checks/desk/checkOrders.ts';
import { FindingBoard } from '../../../components/editor/checks/FindingBoard.ts';
import { paperSettings } from '../../../components/editor/blocks/paperSettings.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { defaultProfile } from '../../../lib/domain/tradecraft/CheckRun.ts';
import { node, stateOf } from './draftState.ts';

const draft = (words: string): EditorState =>
  stateOf(
    [
      node('title', { id: 't', scale: 'icd203' }, 'Ports'),
      node('judgment', { id: 'j1', kind: 'forecast' }, node('statement', { id: 'j1s' }, words)),
    ],
    [paperSettings({ scales, fallbackId: null })],
  );

/** A thread that answers when it is told to. */
class SlowThread implements CheckThread {
  onmessage: ((event: { readonly data: CheckAnswer }) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly orders: CheckOrder[] = [];
  isEnded = false;
  private readonly desk = new CheckDesk();

  postMessage(order: CheckOrder): void {
    this.orders.push(order);
  }
  terminate(): void {
    this.isEnded = true;
  }
  answer(): void {
    for (const order of this.orders.splice(0)) {
      const data = this.desk.take(order);
      if (data !== null) this.onmessage?.({ data });
    }
  }
}

function desk(words: string, withProfile = true) {
  const threads: SlowThread[] = [];
  const state = draft(words);
  const thread = () => {
    threads.push(new SlowThread());
    return threads.at(-1) ?? null;
  };
  const store = new ChecksStore(state, { thread, marking: 'none' });
  if (withProfile) store.setProfile(defaultProfile);
  const hedges = () => store.get().findings.filter(({ checkId }) => checkId === 'EL2').length;
  return { store, threads, state, hedges };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const typed = (state: EditorState, words: string) =>
  state.apply(state.tr.insertText(words, state.doc.content.size - 2));

it('gathers what is typed, sends one order at a time, and keeps the answers', () => {
  const { store, threads, state, hedges } = desk('The port might close.');
  let now = state;
  store.changed(now);
  for (const letter of 'Soon.') store.changed((now = typed(now, letter)));
  expect(threads).toHaveLength(0);
  vi.advanceTimersByTime(200);
  expect(threads[0]?.orders).toHaveLength(1);
  // While it is being answered nothing more is sent, however long that takes.
  store.changed((now = typed(now, ' It could.')));
  vi.advanceTimersByTime(1_000);
  expect(threads[0]?.orders).toHaveLength(1);
  expect(store.get().state).toBe('reading');
  threads[0]?.answer();
  expect(store.get().state).toBe('ready');
  expect(hedges()).toBe(1);
  vi.advanceTimersByTime(200);
  expect(threads[0]?.orders[0]).toMatchObject({ revision: 2, isPart: false });
  expect(threads[0]?.orders[0]?.terms).toBeUndefined();
  expect(threads[0]?.orders[0]?.blocks?.added).toHaveLength(1);
  threads[0]?.answer();
  expect(hedges()).toBe(2);
  store.stop();
});

it('checks nothing before it knows which checks the paper uses, and then the draft as it is by then', () => {
  const { store, threads, state, hedges } = desk('The port might close.', false);
  store.changed(state);
  store.changed(typed(state, ' It could.'));
  vi.advanceTimersByTime(5_000);
  expect(threads).toHaveLength(0);
  expect(store.get()).toEqual({ state: 'reading', findings: [] });
  store.setProfile({ ...defaultProfile, off: ['EL3'] });
  vi.advanceTimersByTime(200);
  expect(threads[0]?.orders[0]?.terms?.profile.off).toEqual(['EL3']);
  threads[0]?.answer();
  expect(hedges()).toBe(2);
  store.stop();
});

it('throws away what a thread says that was ended, or about an order before the last', () => {
  const { store, threads, state, hedges } = desk('The port might close.');
  store.changed(state);
  vi.advanceTimersByTime(200);
  const [first] = threads;
  first?.onmessage?.({ data: { revision: 99, findings: null } });
  expect(store.get().state).toBe('reading');
  store.restart();
  expect(first?.isEnded).toBe(true);
  vi.advanceTimersByTime(200);
  first?.answer();
  expect(store.get().state).toBe('reading');
  threads[1]?.answer();
  expect(hedges()).toBe(1);
  store.stop();
});

it('ends a thread that hangs or breaks, says so, keeps what was found, and can begin anew', () => {
  const { store, threads, state, hedges } = desk('The port might close.');
  store.changed(state);
  vi.advanceTimersByTime(200);
  threads[0]?.answer();
  store.changed(typed(state, 'x'));
  vi.advanceTimersByTime(20_000);
  expect(store.get().state).toBe('stopped');
  expect(threads[0]?.isEnded).toBe(true);
  expect(hedges()).toBe(1);
  store.changed(state);
  vi.advanceTimersByTime(20_000);
  expect(threads).toHaveLength(1);
  store.restart();
  vi.advanceTimersByTime(200);
  threads[1]?.onerror?.({} as never);
  expect(store.get().state).toBe('stopped');
  store.restart();
  vi.advanceTimersByTime(200);
  threads[2]?.answer();
  expect(store.get().state).toBe('ready');
  expect(hedges()).toBe(1);
  store.stop();
});

it('sets aside what was waived, and lists a waiver whose words are gone', () => {
  const { store, threads, state } = desk('The port might close.');
  const board = new FindingBoard(store);
  store.changed(state);
  vi.advanceTimersByTime(200);
  threads[0]?.answer();
  const hedge = board.get().open.find(({ checkId }) => checkId === 'EL2');
  const { length } = board.get().open;
  const waiver = { checkId: 'EL2', reason: 'Quoted.', by: 'Ana', at: '2026-11-01T10:00:00.000Z' };
  const standing = { ...waiver, fingerprint: hedge?.fingerprint ?? '', undoneBy: null, undoneAt: null };
  const gone = { ...standing, fingerprint: 'EL2:j9:could' };
  board.setRecord([standing, gone]);
  expect(board.get().open).toHaveLength(length - 1);
  expect(board.get().waived).toEqual([
    { waiver: standing, finding: hedge },
    { waiver: gone, finding: null },
  ]);
  board.setRecord([{ ...standing, undoneBy: 'Ana', undoneAt: '2026-11-02T10:00:00.000Z' }]);
  expect(board.get().open).toHaveLength(length);
  expect(board.get().record).toHaveLength(1);
  store.stop();
});
