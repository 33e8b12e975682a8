'use client';
import './argument.css';
import type { Editor } from '@tiptap/react';
import { TextSelection } from '@tiptap/pm/state';
import { Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Argument, ArgumentNode } from '@/lib/domain/argument/argument.ts';
import { Button } from '../../ui/Button.tsx';
import { newBlockId } from '../binding/newBlockId.ts';
import { writeCitation } from './writeCitation.ts';
import { writeNewBlock } from './newLinkedBlock.ts';

/** Which source stands behind these words, and where in it. Enter cites; Escape leaves the text as it was. */
export function CitationPicker(props: {
  readonly editor: Editor;
  readonly argument: Argument;
  /** The brackets that asked for it, as they stood; equal where nothing did. */
  readonly from: number;
  readonly to: number;
  readonly onClose: () => void;
}) {
  const { editor, argument, onClose } = props;
  const [query, setQuery] = useState('');
  const [locator, setLocator] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const anchor = useRef({ getBoundingClientRect: () => caretBox(editor, props.to) });
  const sources = useMemo(() => argument.nodes.filter(({ kind }) => kind === 'source'), [argument]);
  const shown = useMemo(() => found(sources, query), [sources, query]);
  const current = shown[Math.min(at, shown.length - 1)];

  const write = (target: string | null) => {
    const place = placeOf(editor, props.to > props.from);
    if (!editor.isEditable || place === null) return onClose();
    const { tr } = editor.state;
    const id = target ?? newBlockId();
    const caret = writeCitation(tr, place.from, place.to, id, locator);
    const written = tr.steps.length;
    if (target === null) writeNewBlock(tr, 'source', id, query.trim(), newBlockId);
    tr.setSelection(TextSelection.create(tr.doc, tr.mapping.slice(written).map(caret, -1)));
    editor.view.dispatch(tr);
    onClose();
  };
  const moveTo = (next: number) => {
    if (shown.length === 0) return;
    const index = (next + shown.length) % shown.length;
    setAt(index);
    list.current?.children[index]?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (event.key === 'ArrowDown') moveTo(at + 1);
    else if (event.key === 'ArrowUp') moveTo(at - 1);
    else if (event.key === 'Enter' && current !== undefined) write(current.id);
    else if (event.key === 'Enter' && query.trim() !== '') write(null);
    else return;
    event.preventDefault();
  };
  // The search field keeps the keyboard; the option in question is named to assistive technology by it.
  const option = (source: ArgumentNode, index: number) =>
    ({
      role: 'option',
      id: `${listId}-${source.id}`,
      'aria-selected': source === current,
      onPointerMove: () => setAt(index),
      onClick: () => write(source.id),
    }) as const;
  return (
    <Popover.Root open modal onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="pop links-pick citing floating"
          aria-label="Cite a source"
          align="start"
          sideOffset={6}
          collisionPadding={{ top: 28, left: 8, right: 8, bottom: 8 }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onKeyDown={onKeyDown}
        >
          <div className="searchbox">
            <Search className="i" aria-hidden="true" />
            <input
              type="search"
              role="combobox"
              aria-label="Find a source to cite"
              aria-autocomplete="list"
              aria-expanded={shown.length > 0}
              aria-controls={listId}
              aria-activedescendant={current === undefined ? undefined : `${listId}-${current.id}`}
              placeholder="Find a source"
              value={query}
              onChange={(event) => {
                setQuery(event.target.value);
                setAt(0);
              }}
            />
          </div>
          <div ref={list} {...{ role: 'listbox', id: listId, 'aria-label': 'Sources' }} className="evs">
            {shown.map((source, index) => (
              <div key={source.id} {...option(source, index)} className={source === current ? 'ev on at' : 'ev'}>
                <span className="id">{source.label}</span>
                <span className="cut grow" dir="auto">
                  {source.text === '' ? 'No title yet' : source.text}
                </span>
                {source.reliability === null ? null : <span className="chip">{source.reliability}</span>}
              </div>
            ))}
          </div>
          {shown.length > 0 ? null : (
            <p className="none-found">
              {sources.length === 0 ? 'There is no source yet.' : `No source matches “${query.trim()}”.`}
            </p>
          )}
          <div className="ft">
            <label className="ev-place">
              <span>Where in it</span>
              <input
                type="text"
                maxLength={200}
                placeholder="p. 4"
                value={locator}
                onChange={(event) => setLocator(event.target.value)}
              />
            </label>
            <div className="acts">
              <Button look="quiet" onClick={() => write(null)}>
                {query.trim() === '' ? 'New source' : `“${query.trim().slice(0, 18)}” as source`}
              </Button>
              <Button
                look="primary"
                blocked={current === undefined}
                onClick={() => current !== undefined && write(current.id)}
              >
                {current === undefined ? 'Cite' : `Cite ${current.label}`}
              </Button>
            </div>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function found(sources: readonly ArgumentNode[], query: string): readonly ArgumentNode[] {
  const words = query.trim().toLowerCase().split(/\s+/u);
  return sources.filter(({ label, text }) => words.every((word) => `${label} ${text}`.toLowerCase().includes(word)));
}

/**
 * The place that is cited. The editor keeps its selection where it belongs while others write; positions it does not.
 * The brackets that asked for the source go with it.
 */
function placeOf(editor: Editor, isBracketed: boolean): { readonly from: number; readonly to: number } | null {
  const { from, to, $from, $to } = editor.state.selection;
  if (!$from.parent.inlineContent || !$from.sameParent($to)) return null;
  const before = $from.parent.textBetween(Math.max($from.parentOffset - 2, 0), $from.parentOffset, '\n', '\n');
  return { from: isBracketed && before === '[[' ? from - 2 : from, to };
}

function caretBox(editor: Editor, pos: number): DOMRect {
  const { left, top, bottom } = editor.view.coordsAtPos(Math.min(pos, editor.state.doc.content.size));
  return new DOMRect(left, top, 1, bottom - top);
}
