import { Plugin, PluginKey } from '@tiptap/pm/state';
import { changeIn } from '../changes/changeState.ts';
import { dissentsIn } from '../dissents/dissentState.ts';
import { recallsIn } from '../sources/recallState.ts';
import { targetsIn } from './blockNumbers.ts';
import { settingsIn } from './paperSettings.ts';

/**
 * Tells the views of an editor that what they show besides their own node has changed: the paper's settings, the
 * number or grade of a block that they name, that a source below them was recalled, who dissents, or what was published.
 */
export class DraftWatch {
  private readonly listeners = new Set<() => void>();

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}

/** Feeds a watch. The facts are single objects until they change, so this costs five comparisons. */
export function watchDraft(watch: DraftWatch): Plugin {
  return new Plugin({
    key: new PluginKey('draftWatch'),
    view: () => ({
      update: ({ state }, before) => {
        const isSame =
          settingsIn(state) === settingsIn(before) &&
          targetsIn(state) === targetsIn(before) &&
          recallsIn(state).touched === recallsIn(before).touched &&
          dissentsIn(state) === dissentsIn(before) &&
          changeIn(state) === changeIn(before);
        if (!isSame) watch.tell();
      },
    }),
  });
}
