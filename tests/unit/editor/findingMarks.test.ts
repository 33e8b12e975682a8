import type { EditorState, Transaction } from '@tiptap/pm/state';
import { DecorationSet, type Decoration, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { expect, it } from 'vitest';
import { findingMarks, findingsAt, markCurrent, showFindings } from '../../../components/editor/checks/findingMarks.ts';
import { paperSettings } from '../../../components/editor/blocks/paperSettings.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { checkedPaperOf } from '../../../lib/document/checkedPaperOf.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { checkPaper } from '../../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import { node, stateOf } from './draftState.ts';

const marks = findingMarks('review', () => undefined);

function desk(...sentences: readonly string[]) {
  let state: EditorState = stateOf(
    [
      node('title', { id: 't', scale: 'icd203' }, 'Ports'),
      ...sentences.map((words, at) =>
        node('judgment', { id: `j${at}`, kind: 'forecast' }, node('statement', { id: `s${at}` }, words)),
      ),
    ],
    [paperSettings({ scales, fallbackId: null }), marks],
  );
  const view = {
    get state() {
      return state;
    },
    dispatch: (tr: Transaction) => (state = state.apply(tr)),
  } as unknown as EditorView;
  const hedges = (): readonly Finding[] =>
    checkPaper(checkedPaperOf(state.doc.toJSON() as DocJson, scales, false)).filter(({ checkId }) => checkId === 'EL2');
  const drawn = (): readonly Decoration[] => {
    const set = marks.props.decorations?.call(marks, state);
    return set instanceof DecorationSet ? set.find() : [];
  };
  const words = () => drawn().map(({ from, to }) => state.doc.textBetween(from, to));
  return { view, hedges, drawn, words, now: () => state };
}

it('underlines follow their words, and an answer renews only what it changed', () => {
  const { view, hedges, words, drawn, now } = desk('The port might close.', 'The quay could flood.');
  showFindings(view, hedges());
  expect(words()).toEqual(['might', 'could']);
  const [, second] = drawn();
  view.dispatch(now().tr.insertText('All of ', drawn()[0]?.from ?? 0));
  expect(words()).toEqual(['might', 'could']);
  const [renewed] = hedges();
  const kept = (second?.spec as { finding: Finding } | undefined)?.finding;
  showFindings(
    view,
    [renewed, kept].flatMap((each) => each ?? []),
  );
  expect(words()).toEqual(['might', 'could']);
  expect(drawn()[1]?.spec).toBe(second?.spec); // the line itself, moved along
  expect(findingsAt(now(), drawn()[0]?.from ?? 0).map(({ quote }) => quote)).toEqual(['might']);
  showFindings(view, []);
  expect(words()).toEqual([]);
});

it('words that are rewritten lose their line at once, others keep theirs', () => {
  const { view, hedges, words, drawn, now } = desk('The port might close.', 'The quay could flood.');
  showFindings(view, hedges());
  const [first] = drawn();
  view.dispatch(now().tr.delete(first?.from ?? 0, first?.to ?? 0));
  expect(words()).toEqual(['could']);
});

it('what somebody else’s change replaced with the same words is underlined again', () => {
  const { view, hedges, words, now } = desk('The port might close.', 'The quay could flood.');
  showFindings(view, hedges());
  const { doc, tr } = now();
  view.dispatch(tr.replaceWith(0, doc.content.size, doc.content).setMeta(ySyncPluginKey, { isChangeOrigin: true }));
  expect(words()).toEqual(['might', 'could']);
});

it('the finding that was gone to is marked, and one about a block is drawn on the block', () => {
  const { view, drawn, now } = desk('The port will close.');
  const all = checkPaper(checkedPaperOf(now().doc.toJSON() as DocJson, scales, false));
  const about = all.filter(({ checkId }) => checkId === 'EL1' || checkId === 'CF1');
  showFindings(view, about);
  expect(drawn().map(({ from, to }) => now().doc.nodeAt(from)?.nodeSize === to - from)).toEqual([true, true]);
  const place = drawn()[0]?.from ?? 0;
  expect(findingsAt(now(), place + 3)).toEqual([]);
  markCurrent(view, about[0] ?? null);
  const classes = drawn().map((each) => (each as unknown as { type: { attrs: { class: string } } }).type.attrs.class);
  expect(classes.filter((names) => names.includes('is-current'))).toHaveLength(1);
  showFindings(view, []);
  expect(drawn()).toEqual([]);
});
