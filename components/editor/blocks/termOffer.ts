import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { labelOf } from '../../../lib/domain/likelihood/scaleById.ts';
import { settingsIn } from './paperSettings.ts';
import { bindStated, statedTerm, type StatedTerm } from './tokenPlaces.ts';

/** A term that was just typed in a judgment's sentence and could be its token. `start`: of the statement's content. */
type Offer = StatedTerm & { readonly start: number; readonly blockPos: number };
type Held = {
  readonly offer: Offer | null;
  /** The term that was waved away, for as long as the sentence states it. */
  readonly declined: string | null;
};

export const termOfferKey = new PluginKey<Held>('termOffer');

/** The offer for the sentence the caret is in; null outside of one, or where it states no term that could be a token. */
export function offerAt(state: EditorState): Offer | null {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type.name !== 'statement' || $from.depth < 2) return null;
  const block = $from.node(-1);
  if (block.type.name !== 'judgment' && block.type.name !== 'alternative') return null;
  const stated = statedTerm($from.parent, settingsIn(state));
  return stated === null ? null : { ...stated, start: $from.start(), blockPos: $from.before(-1) };
}

/** Makes the typed term the token and the field, in one step; null where nothing is offered. */
export function acceptOffer(state: EditorState): Transaction | null {
  const offer = termOfferKey.getState(state)?.offer ?? null;
  if (offer === null) return null;
  const { tr } = state;
  const block = state.doc.nodeAt(offer.blockPos);
  if (block === null) return null;
  if (block.attrs.likelihood !== offer.term.id) {
    tr.setNodeAttribute(offer.blockPos, 'likelihood', offer.term.id);
    if (typeof block.attrs.probability === 'number') tr.setNodeAttribute(offer.blockPos, 'probability', null);
  }
  return bindStated(tr, offer.start, offer);
}

/**
 * Offers to bind a term of the scale, typed in a judgment's sentence, to the judgment's likelihood: Tab accepts,
 * Escape waves it away, anything else goes on. Only the sentence that is typed in is looked at.
 */
export function termOffer(): Plugin<Held> {
  return new Plugin<Held>({
    key: termOfferKey,
    state: {
      init: () => ({ offer: null, declined: null }),
      apply: (tr, before, _old, state) => {
        if (tr.getMeta(termOfferKey) === 'decline') return { offer: null, declined: before.offer?.term.id ?? null };
        const isTyped = tr.docChanged && tr.getMeta(ySyncPluginKey) === undefined;
        // An offer comes from typing; it goes when the caret leaves its sentence.
        if (!isTyped && (before.offer === null || (!tr.docChanged && !tr.selectionSet))) return before;
        const offer = offerAt(state);
        if (offer === null)
          return before.offer === null && before.declined === null ? before : { offer, declined: null };
        if (offer.term.id === before.declined) return before.offer === null ? before : { ...before, offer: null };
        return { offer, declined: null };
      },
    },
    props: {
      decorations: (state) => {
        const offer = termOfferKey.getState(state)?.offer ?? null;
        if (offer === null) return null;
        const { paper } = settingsIn(state);
        const [from, to] = [offer.start + offer.from, offer.start + offer.to];
        const label = labelOf(offer.term, paper.wording ?? undefined);
        return DecorationSet.create(state.doc, [
          Decoration.inline(from, to, { class: 'term-offered' }),
          Decoration.widget(to, () => hint(label, offer.term.range), {
            side: 1,
            key: `offer-${offer.term.id}`,
            ignoreSelection: true,
          }),
        ]);
      },
      handleKeyDown: (view, event) => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
        if (termOfferKey.getState(view.state)?.offer === null) return false;
        if (event.key === 'Escape') {
          view.dispatch(view.state.tr.setMeta(termOfferKey, 'decline'));
          return true;
        }
        const tr = event.key === 'Tab' && view.editable ? acceptOffer(view.state) : null;
        if (tr !== null) view.dispatch(tr);
        return tr !== null;
      },
    },
  });
}

function hint(label: string, range: string): HTMLElement {
  const place = document.createElement('span');
  place.className = 'term-offer';
  const words = document.createElement('span');
  words.setAttribute('role', 'status');
  const key = document.createElement('span');
  key.className = 'key';
  key.textContent = 'Tab';
  words.append(key, `sets the likelihood: ${label}, ${range}`);
  place.append(words);
  return place;
}
