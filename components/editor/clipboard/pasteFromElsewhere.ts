import { Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { standardSections } from '@/lib/document/import/sectionOfHeading.ts';
import { notify } from '../../ui/notify.tsx';
import { newBlockId } from '../binding/newBlockId.ts';
import { copyPicture } from '../figures/uploadPicture.ts';
import type { BlockParcel } from './blockParcel.ts';
import { isTextOnlyPlace, pasteBeside, pasteText } from './pasteInText.ts';
import { settleBlocks, type Settled } from './settleBlocks.ts';

/** Where what comes along is put. */
const homes: Readonly<Record<string, string>> = {
  source: 'sources',
  evidence: 'supporting-evidence',
  assumption: 'assumptions',
};

/** Blocks of another assessment as they are put here, with ids of their own, and what comes along. */
export type FromElsewhere = { readonly slice: Slice; readonly settled: Settled; readonly assessmentId: string };

/** What another assessment's blocks become here, wherever they are put: at the caret, into cells, where they are dropped. */
export function settleSlice(view: EditorView, slice: Slice, parcel: BlockParcel): FromElsewhere {
  const settled = settleBlocks(slice.content, parcel.companions, view.state.doc, newBlockId);
  const { assessmentId } = parcel;
  return { slice: new Slice(settled.content, slice.openStart, slice.openEnd), settled, assessmentId };
}

/** Puts them at the caret; where only a sentence may stand, beside it or as words. */
export function pasteFromElsewhere(view: EditorView, slice: Slice): boolean {
  if (isTextOnlyPlace(view.state)) {
    if (!pasteBeside(view, slice)) pasteText(view, slice);
  } else view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView());
  return true;
}

/** After they are in: the sources and evidence they lean on come along, and a toast says so and can leave those out again. */
export function bringAlong(view: EditorView, { settled, assessmentId }: FromElsewhere, here: string): void {
  const companions = [...settled.others, ...settled.sources];
  if (companions.length > 0) {
    const tr = view.state.tr;
    for (const node of companions) settle(tr, node);
    view.dispatch(tr);
    notify({
      tone: 'info',
      text: `${inWords(settled)} came along from the other assessment.`,
      action: { label: 'Leave out', run: () => leaveOut(view, companions) },
    });
  }
  void bringPictures(view, settled, assessmentId, here);
}

/** Puts a block at the end of its section; where the draft has none, one is made at its end. */
function settle(tr: Transaction, node: ProseMirrorNode): void {
  const kind = homes[node.type.name] ?? 'free';
  let end: number | null = null;
  tr.doc.forEach((section, offset) => {
    if (end === null && section.type.name === 'section' && section.attrs['kind'] === kind)
      end = offset + section.nodeSize - 1;
  });
  if (end !== null) {
    tr.insert(end, node);
    return;
  }
  const { section, sectionHeading } = node.type.schema.nodes;
  if (section === undefined || sectionHeading === undefined) return;
  const words = standardSections.find((each) => each.kind === kind)?.heading ?? '';
  const heading = sectionHeading.create({ id: newBlockId() }, words === '' ? null : node.type.schema.text(words));
  tr.insert(tr.doc.content.size, section.create({ id: newBlockId(), kind }, [heading, node]));
}

function inWords({ sources, others }: Settled): string {
  const parts = [
    countOf(sources.length, 'source', 'sources'),
    countOf(others.length, 'block it rests on', 'blocks it rests on'),
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

const countOf = (count: number, one: string, many: string): string =>
  count === 0 ? '' : `${count} ${count === 1 ? one : many}`;

function leaveOut(view: EditorView, companions: readonly ProseMirrorNode[]): void {
  if (view.isDestroyed || !view.editable) return;
  const ids = new Set(companions.map((node) => node.attrs['id'] as unknown));
  const places: { readonly from: number; readonly to: number }[] = [];
  view.state.doc.descendants((node, pos) => {
    if (node.type.name in homes && ids.has(node.attrs['id'])) places.push({ from: pos, to: pos + node.nodeSize });
    return node.type.name === 'section';
  });
  const tr = view.state.tr;
  for (const { from, to } of places.toReversed()) tr.delete(from, to);
  view.dispatch(tr);
}

async function bringPictures(view: EditorView, settled: Settled, from: string, here: string): Promise<void> {
  const images = new Set<string>();
  settled.content.descendants((node) => {
    const image: unknown = node.attrs['image'];
    if (node.type.name === 'figure' && typeof image === 'string') images.add(image);
  });
  for (const image of images) {
    const answer = await copyPicture(from, here, image);
    if (answer.ok || view.isDestroyed) continue;
    notify({ tone: 'warn', text: `A picture did not come along. ${answer.error}` });
  }
}
