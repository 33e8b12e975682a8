import { Plugin, PluginKey } from '@tiptap/pm/state';
import { targetsIn } from './blockNumbers.ts';
import { settingsIn } from './paperSettings.ts';

/**
 * Tells the views of an editor that what they show besides their own node has changed: the paper's settings, or the
 * number or grade of a block that they name.
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

/** Feeds a watch. Both facts are single objects until they change, so this costs two comparisons. */
export function watchDraft(watch: DraftWatch): Plugin {
  return new Plugin({
    key: new PluginKey('draftWatch'),
    view: () => ({
      update: ({ state }, before) => {
        if (settingsIn(state) !== settingsIn(before) || targetsIn(state) !== targetsIn(before)) watch.tell();
      },
    }),
  });
}
