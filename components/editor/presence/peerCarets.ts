import { Extension } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { setMeta, yCursorPlugin, yCursorPluginKey } from '@tiptap/y-tiptap';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { caretElement, caretSelection } from './remoteCaret.ts';

/** How long a caret shows its name after it came or moved, ms. */
const nameShownMs = 2_000;
/** After how long without a move a selection counts as forgotten and fades, ms. */
const idleAfterMs = 10_000;

type Options = {
  readonly connection: DraftConnection | null;
  /** The server stamps its own word for it, with a colour, before anybody sees it. */
  readonly user: { readonly name: string; readonly hue: number };
};

/** Everybody's carets and selections. Names show while their people move; what nobody touches any more fades. */
export const peerCarets = Extension.create<Options>({
  name: 'peerCarets',
  priority: 999,
  addOptions: () => ({ connection: null, user: { name: '', hue: 1 } }),
  addProseMirrorPlugins() {
    const { connection, user } = this.options;
    if (connection === null) throw new Error('carets need the connection that tells of them');
    const { awareness } = connection;
    const activity = new PeerActivity();
    return [
      // Before the carets' own plugin, whose listener draws what this one has noted.
      new Plugin({
        key: new PluginKey('peerActivity'),
        view: (view) => {
          awareness.setLocalStateField('user', user);
          const onChange = (changes: {
            readonly added: number[];
            readonly updated: number[];
            readonly removed: number[];
          }) => {
            for (const client of changes.removed) activity.forget(client);
            for (const client of [...changes.added, ...changes.updated]) {
              if (client === awareness.clientID) continue;
              const { cursor } = (awareness.getStates().get(client) ?? {}) as { readonly cursor?: unknown };
              activity.saw(client, JSON.stringify(cursor ?? null), view);
            }
          };
          awareness.on('change', onChange);
          return {
            destroy: () => {
              awareness.off('change', onChange);
              activity.dispose();
            },
          };
        },
      }),
      yCursorPlugin(awareness, {
        cursorBuilder: (who: Readonly<Record<string, unknown>>, client: number) =>
          caretElement(who, client, activity.isFresh(client)),
        selectionBuilder: (who: Readonly<Record<string, unknown>>, client: number) =>
          caretSelection(who, activity.isIdle(client)),
      }),
    ];
  },
});

type Seen = { readonly cursor: string; readonly at: number };

/** When each caret last moved, by client id. Timers run only for carets that moved lately. */
class PeerActivity {
  private readonly seen = new Map<number, Seen>();
  private readonly timers = new Map<number, ReturnType<typeof setTimeout>[]>();

  saw(client: number, cursor: string, view: EditorView): void {
    if (this.seen.get(client)?.cursor === cursor) return;
    this.seen.set(client, { cursor, at: Date.now() });
    this.stop(client);
    caretIn(view, client)?.classList.add('is-fresh');
    this.timers.set(client, [
      setTimeout(() => caretIn(view, client)?.classList.remove('is-fresh'), nameShownMs),
      setTimeout(() => {
        if (!view.isDestroyed) setMeta(view, yCursorPluginKey, { awarenessUpdated: true });
      }, idleAfterMs + 50),
    ]);
  }

  isFresh(client: number): boolean {
    return Date.now() - (this.seen.get(client)?.at ?? 0) < nameShownMs;
  }

  isIdle(client: number): boolean {
    return Date.now() - (this.seen.get(client)?.at ?? 0) >= idleAfterMs;
  }

  forget(client: number): void {
    this.stop(client);
    this.seen.delete(client);
  }

  dispose(): void {
    for (const client of this.timers.keys()) this.stop(client);
  }

  private stop(client: number): void {
    for (const timer of this.timers.get(client) ?? []) clearTimeout(timer);
    this.timers.delete(client);
  }
}

function caretIn(view: EditorView, client: number): Element | null {
  return view.dom.querySelector(`[data-peer="${client}"]`);
}
