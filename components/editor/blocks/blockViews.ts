import { Plugin } from '@tiptap/pm/state';
import type { EditorView, NodeViewConstructor } from '@tiptap/pm/view';
import type { LabelledKind } from '../../../lib/document/labelPrefixes.ts';
import { emptyBlock, insertAt, type AddableBlock } from './blockEdits.ts';
import type { BlockEnvironment } from './blockEnvironment.ts';
import { BlockView } from './BlockView.ts';
import { figurePicture } from './figurePicture.ts';
import { SectionView } from './SectionView.ts';
import { TitleView } from './TitleView.ts';
import { CitationView, FootnoteView, TokenView } from './TokenView.ts';

const kinds: readonly LabelledKind[] = [
  'judgment',
  'evidence',
  'source',
  'recommendation',
  'alternative',
  'assumption',
  'indicator',
  'gap',
];

/** The views of the document's own nodes as one plugin, so that the schema's extensions stay the ones that the server uses. */
export function blockViews(environment: BlockEnvironment): Plugin {
  const blocks = kinds.map((kind): readonly [string, NodeViewConstructor] => [
    kind,
    (node, view, _getPos, decorations) => new BlockView(node, view, decorations, environment, kind),
  ]);
  return new Plugin({
    props: {
      nodeViews: {
        ...Object.fromEntries(blocks),
        figure: (node, view, _getPos, decorations) =>
          new BlockView(node, view, decorations, environment, 'figure', figurePicture(environment.assessmentId)),
        title: (node, view, getPos) => new TitleView(node, view, getPos, environment),
        section: (node, view, getPos) =>
          new SectionView(node, environment.mayWrite ? (block) => addAtEnd(view, getPos(), block) : null),
        likelihoodTerm: (node, view, getPos) => new TokenView(node, view, getPos, environment),
        citation: (node, view, getPos) => new CitationView(node, view, getPos, environment),
        footnote: (node, view, getPos) => new FootnoteView(node, view, getPos, environment),
      },
    },
  });
}

function addAtEnd(view: EditorView, pos: number | undefined, block: AddableBlock): void {
  const section = pos === undefined ? null : view.state.doc.nodeAt(pos);
  if (pos === undefined || section === null || !view.editable) return;
  view.dispatch(insertAt(view.state.tr, pos + section.nodeSize - 1, emptyBlock(view.state.schema, block)));
  view.focus();
}
