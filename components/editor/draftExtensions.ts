import { Extension, type AnyExtension, type Extensions, type NodeConfig } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import type { Plugin } from '@tiptap/pm/state';
import { documentExtensions } from '@/lib/document/extensions/documentExtensions.ts';
import { grammar, isNodeKind } from '@/lib/document/grammar.ts';
import { fragmentName } from '@/lib/protocol/messages.ts';
import { argumentExtension } from './argument/argumentExtension.ts';
import type { BlockEnvironment } from './blocks/blockEnvironment.ts';
import { blockIds } from './binding/blockIds.ts';
import { clickFirst } from './binding/clickFirst.ts';
import { blockNumbers } from './blocks/blockNumbers.ts';
import { checksExtension, type ChecksSetting } from './checks/checksExtension.ts';
import { clipboard } from './clipboard/clipboard.ts';
import { currentBlock } from './outline/currentBlock.ts';
import { moveKeys } from './outline/moveKeys.ts';
import type { DraftConnection } from './connection/DraftConnection.ts';
import { blockKeys, textKeys } from './blocks/editorKeys.ts';
import { blockViews } from './blocks/blockViews.ts';
import { watchDraft } from './blocks/draftWatch.ts';
import { paperSettings, type ScaleChoice } from './blocks/paperSettings.ts';
import { plainClipboard } from './blocks/plainClipboard.ts';
import { termOffer } from './blocks/termOffer.ts';
import { newBlockId } from './binding/newBlockId.ts';
import { figurePictures } from './figures/figurePictures.ts';
import { findInDraft } from './find/findInDraft.ts';
import { markFacts } from './marking/markFacts.ts';
import { blockMoving } from './moving/blockMoving.ts';
import { slashMenu } from './palette/slash/slashMenu.ts';
import { peerCarets } from './presence/peerCarets.ts';
import { sectionWriters } from './presence/sectionWriters.ts';
import { focusSection } from './shell/focusSection.ts';
import { readRecords } from './sources/readRecords.ts';
import { changeState } from './changes/changeState.ts';
import { dissentState } from './dissents/dissentState.ts';
import { recallState } from './sources/recallState.ts';
import { suggestingExtension } from './suggesting/suggestingExtension.ts';
import { steadyBinding } from './binding/steadyBinding.ts';
import { threadsExtension } from './threads/threadsExtension.ts';
import { tableEditing } from './tables/tableEditing.ts';
import { unreadSelection } from './blocks/unreadSelection.ts';
import { undoSteps } from './binding/undoSteps.ts';

steadyBinding();

export type DraftExtensionOptions = {
  readonly connection: DraftConnection;
  readonly choice: ScaleChoice;
  readonly environment: BlockEnvironment;
  readonly checks: ChecksSetting;
  /** The server stamps its own word for it, with a colour, before anybody sees it. */
  readonly user: { readonly name: string; readonly hue: number };
};

/** The draft's schema with views, keys, ids, numbers, the shared document and everybody's carets. */
export function draftExtensions(options: DraftExtensionOptions): Extensions {
  const { connection, environment } = options;
  const { mayWrite } = environment;
  return [
    ...documentExtensions.map(withDirection),
    settingsFirst.configure({ choice: options.choice }),
    clickFirst.configure({ doc: connection.doc }),
    pluginExtension('blockViews', () => [blockViews(environment), plainClipboard(), unreadSelection()]),
    blockKeys.configure({ environment }),
    textKeys,
    argumentExtension.configure({ mayWrite }),
    checksExtension.configure(options.checks),
    threadsExtension.configure({ mayWrite }),
    suggestingExtension.configure({ mayWrite, onMode: () => environment.watch.tell() }),
    pluginExtension('blockNumbers', () => [
      blockNumbers(),
      markFacts(),
      recallState(readRecords, (listener) =>
        connection.onNews((topic) => (topic === null || topic === 'sources' ? listener() : undefined)),
      ),
      dissentState(),
      changeState(),
      watchDraft(environment.watch),
    ]),
    ...(mayWrite
      ? [termOfferFirst, pluginExtension('writing', () => [blockIds(newBlockId), currentBlock()]), undoStepsFirst]
      : []),
    Collaboration.configure({
      document: connection.doc,
      field: fragmentName,
      provider: connection.provider,
    }),
    peerCarets.configure({ connection, user: options.user }),
    pluginExtension('shell', () => [findInDraft(), focusSection(), sectionWriters()]),
    ...(mayWrite ? [slashMenu, moveKeys] : []),
    ...(mayWrite
      ? [
          blockMoving.configure({ moved: connection.moved }),
          tableEditing,
          figurePictures.configure({ assessmentId: environment.assessmentId }),
          clipboard.configure({ assessmentId: environment.assessmentId }),
        ]
      : []),
  ];
}

function pluginExtension(name: string, make: () => Plugin[]): Extension {
  return Extension.create({ name, addProseMirrorPlugins: make });
}

/** Before every plugin whose state is made of the paper's settings: states are made in the order of the plugins. */
const settingsFirst = Extension.create<{ choice: ScaleChoice }>({
  name: 'paperSettings',
  priority: 1200,
  addOptions: () => ({ choice: { scales: [], fallbackId: null } }),
  addProseMirrorPlugins() {
    return [paperSettings(this.options.choice)];
  },
});

/** Before the blocks' own keys, whose priority is 900: where a term is offered, Tab accepts it. */
const termOfferFirst = Extension.create({
  name: 'termOffer',
  priority: 950,
  addProseMirrorPlugins: () => [termOffer()],
});

/** Before `Collaboration`, whose priority is 1000. */
const undoStepsFirst = Extension.create({
  name: 'undoSteps',
  priority: 1100,
  addProseMirrorPlugins: () => [undoSteps()],
});

/** Each text block reads in the direction of its own first letter. Written to the page only, never to the draft. */
function withDirection(extension: AnyExtension): AnyExtension {
  const { name } = extension;
  if (extension.type !== 'node' || !isNodeKind(name) || grammar[name].content.holds !== 'text') return extension;
  return (extension as unknown as { extend: (config: Partial<NodeConfig>) => AnyExtension }).extend({
    renderHTML(props) {
      const output: unknown = this.parent?.(props);
      if (!Array.isArray(output)) throw new Error(`${name} is written as an element`);
      const [tag, attributes, ...rest] = output as [string, Record<string, unknown>, ...unknown[]];
      return [tag, { dir: 'auto', ...attributes }, ...(rest as [0])];
    },
  });
}
