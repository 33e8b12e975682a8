import { Extension, type AnyExtension, type Extensions, type NodeConfig } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Plugin } from '@tiptap/pm/state';
import { documentExtensions } from '@/lib/document/extensions/documentExtensions.ts';
import { grammar, isNodeKind } from '@/lib/document/grammar.ts';
import { fragmentName } from '@/lib/protocol/messages.ts';
import { insertAt, emptyBlock } from './blocks/blockEdits.ts';
import { blockIds } from './binding/blockIds.ts';
import { blockNumbers } from './blocks/blockNumbers.ts';
import { currentBlock } from './outline/currentBlock.ts';
import type { DraftConnection } from './connection/DraftConnection.ts';
import { blockKeys, textKeys } from './blocks/editorKeys.ts';
import type { EditorScale } from './blocks/editorScale.ts';
import { JudgmentView, type PickField } from './blocks/JudgmentView.ts';
import { pickAtControl, type PickRequest } from './blocks/pickRequest.ts';
import { newBlockId } from './binding/newBlockId.ts';
import { RecommendationView } from './blocks/RecommendationView.ts';
import { caretElement, caretSelection } from './presence/remoteCaret.ts';
import { SectionView } from './blocks/SectionView.ts';
import { steadyBinding } from './binding/steadyBinding.ts';
import { undoSteps } from './binding/undoSteps.ts';

steadyBinding();

export type DraftExtensionOptions = {
  readonly connection: DraftConnection;
  readonly scale: EditorScale;
  readonly mayWrite: boolean;
  /** The server stamps its own word for it, with a colour, before anybody sees it. */
  readonly user: { readonly name: string; readonly hue: number };
  readonly onPick: (request: PickRequest) => void;
};

/** The draft's schema with views, keys, ids, numbers, the shared document and everybody's carets. */
export function draftExtensions(options: DraftExtensionOptions): Extensions {
  const { connection, mayWrite } = options;
  return [
    ...documentExtensions.map(withDirection),
    blockViews(options),
    blockKeys.configure({ onPick: options.onPick }),
    textKeys,
    pluginExtension('blockNumbers', () => [blockNumbers()]),
    ...(mayWrite ? [pluginExtension('writing', () => [blockIds(newBlockId), currentBlock()]), undoStepsFirst] : []),
    Collaboration.configure({
      document: connection.doc,
      field: fragmentName,
      provider: connection.provider,
    }),
    CollaborationCaret.configure({
      provider: connection.provider,
      user: options.user,
      render: caretElement,
      selectionRender: caretSelection,
    }),
  ];
}

function pluginExtension(name: string, make: () => Plugin[]): Extension {
  return Extension.create({ name, addProseMirrorPlugins: make });
}

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

/** Views as one plugin, so that the schema's extensions stay the ones that the server uses. */
function blockViews({ scale, mayWrite, onPick }: DraftExtensionOptions): Extension {
  return pluginExtension('blockViews', () => [
    new Plugin({
      props: {
        nodeViews: {
          judgment: (node, view, getPos, decorations) => {
            const pick: PickField = (field, anchor) => {
              const request = pickAtControl(view, getPos() ?? -1, field, anchor);
              if (request !== null) onPick(request);
            };
            return new JudgmentView(node, decorations, scale, mayWrite ? pick : null);
          },
          recommendation: (node, _view, _getPos, decorations) => new RecommendationView(node, decorations),
          section: (node, view, getPos) =>
            new SectionView(
              node,
              mayWrite
                ? (block) => {
                    const pos = getPos();
                    const section = pos === undefined ? null : view.state.doc.nodeAt(pos);
                    if (pos === undefined || section === null || !view.editable) return;
                    const end = pos + section.nodeSize - 1;
                    view.dispatch(insertAt(view.state.tr, end, emptyBlock(view.state.schema, block)));
                    view.focus();
                  }
                : null,
            ),
        },
      },
    }),
  ]);
}
