import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { paperOfAttributes, type Paper } from '../../../lib/document/paper.ts';
import type { Scale } from '../../../lib/domain/likelihood/scale.ts';
import type { MarkingSystemId } from '../../../lib/domain/marking/markingSystems.ts';
import { findScale } from '../../../lib/domain/likelihood/scaleById.ts';
import { editorScaleOf, type EditorScale } from './editorScale.ts';

/** What holds for the whole paper, as its first title says it, with its scale found and made ready to be drawn. */
export type PaperSettings = {
  readonly paper: Paper;
  readonly scale: Scale;
  readonly drawn: EditorScale;
};

/** The scales that may be used or shown, and the id of the one that holds where the title names none. */
export type ScaleChoice = {
  readonly scales: readonly Scale[];
  readonly fallbackId: string | null;
  /** The marking system that holds where the title names none. */
  readonly fallbackMarking?: MarkingSystemId;
};

type Held = {
  readonly choice: ScaleChoice;
  readonly title: ProseMirrorNode | null;
  readonly settings: PaperSettings;
};

export const paperSettingsKey = new PluginKey<Held>('paperSettings');

/** Settings from a title's attributes. */
export function settingsOf(attrs: Readonly<Record<string, unknown>>, choice: ScaleChoice): PaperSettings {
  const paper = paperOfAttributes(attrs);
  const scale = findScale(choice.scales, paper.scale ?? choice.fallbackId);
  return { paper, scale, drawn: editorScaleOf(scale, paper.wording) };
}

/** The title that counts: the draft's first. It stands at the top, so this looks at one node of most drafts. */
export function titleOf(doc: ProseMirrorNode): { readonly node: ProseMirrorNode; readonly pos: number } | null {
  let pos = 0;
  for (const node of doc.children) {
    if (node.type.name === 'title') return { node, pos };
    pos += node.nodeSize;
  }
  return null;
}

/**
 * Reads the paper's settings from its title. They are one object until one of them changes, so that whoever shows
 * them compares by identity; words typed into the title change nothing.
 */
export function paperSettings(first: ScaleChoice): Plugin<Held> {
  const read = (title: ProseMirrorNode | null, choice: ScaleChoice): Held => ({
    choice,
    title,
    settings: settingsOf(title?.attrs ?? {}, choice),
  });
  return new Plugin<Held>({
    key: paperSettingsKey,
    state: {
      init: (_config, state) => read(titleOf(state.doc)?.node ?? null, first),
      apply: (tr, before) => {
        const choice = tr.getMeta(paperSettingsKey) as ScaleChoice | undefined;
        if (choice !== undefined) return read(titleOf(tr.doc)?.node ?? null, choice);
        if (!tr.docChanged) return before;
        const title = titleOf(tr.doc)?.node ?? null;
        if (title === before.title) return before;
        const next = paperOfAttributes(title?.attrs ?? {});
        return isSamePaper(next, before.settings.paper) ? { ...before, title } : read(title, before.choice);
      },
    },
  });
}

/** Tells an editor of other scales than it was made with: one may have been added to the workspace since. */
export function withScales(state: EditorState, choice: ScaleChoice): Transaction | null {
  const held = paperSettingsKey.getState(state);
  if (held === undefined || held.choice === choice) return null;
  return state.tr.setMeta(paperSettingsKey, choice).setMeta('addToHistory', false);
}

function isSamePaper(a: Paper, b: Paper): boolean {
  return (Object.keys(a) as (keyof Paper)[]).every((name) => a[name] === b[name]);
}

/** The settings of an editor's paper now. */
export function settingsIn(state: EditorState): PaperSettings {
  const held = paperSettingsKey.getState(state);
  if (held === undefined) throw new Error('the editor has no paperSettings plugin');
  return held.settings;
}
