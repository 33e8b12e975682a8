import { Extension } from '@tiptap/core';
import { DOMSerializer, type Fragment } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { notify } from '../../ui/notify.tsx';
import { newBlockId } from '../binding/newBlockId.ts';
import { putPicture } from '../figures/figurePictures.ts';
import { packBlocks, unpackBlocks, type BlockParcel } from './blockParcel.ts';
import { cleanHtml, maxPastedHtml } from './cleanHtml.ts';
import { isTextOnlyPlace, pasteBeside, pasteText } from './pasteInText.ts';
import { bringAlong, pasteFromElsewhere, settleSlice } from './pasteFromElsewhere.ts';

/** The same with pictures in it, which are stored one by one within their own bound. */
const maxWithPictures = 60_000_000;
const parcelName = 'yardstick-blocks';

/** What came with the HTML that is just being pasted. */
type Arriving = { readonly parcel: BlockParcel | null; readonly pictures: ReadonlyMap<string, string> };
const nothing: Arriving = { parcel: null, pictures: new Map() };

/**
 * Copying and pasting. What is copied keeps its kinds, fields and links, and takes along what it leans on; what is pasted
 * from elsewhere comes clean, and stays a sentence where only a sentence may stand.
 */
export const clipboard = Extension.create<{ readonly assessmentId: string }>({
  name: 'clipboard',
  priority: 870,
  addOptions: () => ({ assessmentId: '' }),
  addProseMirrorPlugins() {
    const { assessmentId } = this.options;
    const { editor } = this;
    let arriving = nothing;
    let isFromElsewhere = false;
    const begin = () => {
      arriving = nothing;
      isFromElsewhere = false;
      return false;
    };
    return [
      new Plugin({
        key: new PluginKey('clipboard'),
        props: {
          handleDOMEvents: {
            // A paste without HTML, or one that a table takes, must not find what came with the one before it.
            paste: begin,
            drop: begin,
          },
          clipboardSerializer: new ParcelSerializer(editor.schema, assessmentId, () => editor.view),
          transformPastedHTML: (html, view) => {
            arriving = nothing;
            if (html.length > (html.includes(';base64,') ? maxWithPictures : maxPastedHtml)) {
              notify({ tone: 'warn', text: 'What was copied is too long to be pasted. Import it as a file instead.' });
              return '';
            }
            const parcel = parcelIn(view, html);
            if (/\sdata-pm-slice=/.test(html)) {
              arriving = { parcel, pictures: new Map() };
              return html;
            }
            const clean = cleanHtml(html);
            const pictures = new Map<string, string>();
            const named = clean.html.replaceAll(/ data-picture="(\d+)"/g, (_all, index: string) => {
              const id = newBlockId();
              pictures.set(id, clean.pictures[Number(index)] ?? '');
              return ` data-id="${id}"`;
            });
            arriving = { parcel: null, pictures };
            return named;
          },
          // Before any other takes it: a table may put it into its cells, and what is dropped is pasted by nobody.
          transformPasted: (slice, view) => {
            const { parcel } = arriving;
            if (parcel === null || parcel.assessmentId === assessmentId || !view.editable) return slice;
            const from = settleSlice(view, slice, parcel);
            const before = view.state.doc;
            queueMicrotask(() => {
              if (!view.isDestroyed && view.state.doc !== before) bringAlong(view, from, assessmentId);
            });
            isFromElsewhere = true;
            return from.slice;
          },
          handlePaste: (view, _event, slice) => {
            const { pictures } = arriving;
            const areSettled = isFromElsewhere;
            begin();
            if (!view.editable) return false;
            if (areSettled) return pasteFromElsewhere(view, slice);
            queueMicrotask(() => storePictures(view, assessmentId, pictures));
            if (!isTextOnlyPlace(view.state)) return false;
            return pasteBeside(view, slice) || pasteText(view, slice);
          },
        },
      }),
    ];
  },
});

/** Writes the parcel behind the copied blocks, where no other program looks. */
class ParcelSerializer extends DOMSerializer {
  constructor(
    schema: EditorView['state']['schema'],
    private readonly assessmentId: string,
    private readonly view: () => EditorView,
  ) {
    const plain = DOMSerializer.fromSchema(schema);
    super(plain.nodes, plain.marks);
  }

  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const written = super.serializeFragment(fragment, options, target);
    if (target !== undefined) return written;
    const parcel = (options?.document ?? document).createElement('meta');
    parcel.name = parcelName;
    parcel.content = packBlocks(this.assessmentId, fragment, this.view().state.doc);
    written.append(parcel);
    return written;
  }
}

function parcelIn(view: EditorView, html: string): BlockParcel | null {
  if (!html.includes(parcelName)) return null;
  const found = new DOMParser().parseFromString(html, 'text/html').querySelector(`meta[name="${parcelName}"]`);
  const text = found?.getAttribute('content');
  return text === null || text === undefined ? null : unpackBlocks(view.state.schema, text);
}

/** Pictures that came as data are stored like any other; one that cannot be says so in its figure. */
function storePictures(view: EditorView, assessmentId: string, pictures: ReadonlyMap<string, string>): void {
  for (const [id, address] of pictures) {
    const blob = blobOf(address);
    if (blob !== null) void putPicture(view, assessmentId, id, blob);
  }
}

function blobOf(address: string): Blob | null {
  const data = /^data:(image\/[a-z]+);base64,/i.exec(address);
  if (data === null) return null;
  try {
    const bytes = Uint8Array.from(atob(address.slice(data[0].length).replaceAll(/\s/g, '')), (sign) =>
      sign.charCodeAt(0),
    );
    return new Blob([bytes], { type: data[1] ?? '' });
  } catch {
    return null; // not base64 after all
  }
}
