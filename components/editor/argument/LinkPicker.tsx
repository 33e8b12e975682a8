'use client';
import './argument.css';
import type { Editor } from '@tiptap/react';
import { Search } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Argument, ArgumentNode } from '@/lib/domain/argument/argument.ts';
import { Button } from '../../ui/Button.tsx';
import { LinkPickerRow } from './LinkPickerRow.tsx';
import { linkSentence } from './linkSentence.ts';
import { offersFor } from './pickerRows.ts';
import { useLinkPicker } from './useLinkPicker.ts';

const asks: Readonly<Record<string, string>> = {
  evidence: 'Find evidence or a source',
  source: 'Find a source',
  judgment: 'Find a judgment',
};
const made = { evidence: 'evidence', source: 'source', assumption: 'assumption' } as const;

/**
 * What a block is linked with: search, tick, say how. In the search field the arrows move and Enter ticks; Tab goes to
 * what the row in question can say; Control and Enter keep everything; Escape leaves it as it was.
 */
export function LinkPicker(props: {
  readonly editor: Editor;
  readonly argument: Argument;
  readonly holder: ArgumentNode;
  readonly anchor: HTMLElement;
  /** `toText`: the caret stands in a new block. */
  readonly onClose: (where: 'back' | 'toText') => void;
}) {
  const { editor, argument, holder, onClose } = props;
  const picker = useLinkPicker(editor, argument, holder);
  const [at, setAt] = useState(0);
  const anchor = useRef(props.anchor);
  const list = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const isLeaving = useRef(false);
  const listId = useId();
  const offers = offersFor(holder.kind);
  const current = Math.min(at, Math.max(0, picker.shown.length - 1));
  const row = picker.shown[current];
  const { lead, rest } = linkSentence(picker.pending, holder);

  const done = () => {
    if (!isLeaving.current) picker.apply();
    onClose('back');
  };
  const moveTo = (next: number, isInside: boolean) => {
    const count = picker.shown.length;
    if (count === 0) return;
    const index = (next + count) % count;
    setAt(index);
    const element = list.current?.children[index];
    element?.scrollIntoView({ block: 'nearest' });
    if (isInside) element?.querySelector<HTMLElement>('input[type="checkbox"]')?.focus();
  };
  const toggle = () => {
    if (row === undefined) return;
    picker.choose(row, { kind: picker.choiceOf(row).kind === null ? row.offer.among[0] : null });
  };
  const toSearch = () => search.current?.focus();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isInSearch = event.target instanceof HTMLInputElement && event.target.type === 'search';
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) done();
    else if (event.key === 'ArrowDown') moveTo(current + 1, !isInSearch);
    else if (event.key === 'ArrowUp') moveTo(current - 1, !isInSearch);
    else if (event.key === 'Enter' && isInSearch) toggle();
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) toSearch();
    else return;
    event.preventDefault();
  };
  const write = (offer: (typeof offers)[number]) => {
    if (picker.create(offer) === 'goes') onClose('toText');
    else toSearch();
  };

  const quoted = picker.query.trim();
  return (
    <Popover.Root open modal onOpenChange={(isOpen) => (isOpen ? undefined : done())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="pop links-pick floating"
          aria-label={`Links of ${holder.label}`}
          align="start"
          sideOffset={6}
          collisionPadding={{ top: 28, left: 8, right: 8, bottom: 8 }}
          onEscapeKeyDown={() => (isLeaving.current = true)}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onKeyDown={onKeyDown}
        >
          <div className="searchbox">
            <Search className="i" aria-hidden="true" />
            <input
              ref={search}
              type="search"
              role="combobox"
              aria-label={`${asks[offers[0]?.to ?? ''] ?? 'Find a block'} for ${holder.label}`}
              aria-autocomplete="list"
              aria-haspopup="grid"
              aria-expanded="true"
              aria-controls={listId}
              aria-activedescendant={row === undefined ? undefined : `${listId}-${row.key}`}
              placeholder={asks[offers[0]?.to ?? ''] ?? 'Find a block'}
              value={picker.query}
              onChange={(event) => {
                picker.setQuery(event.target.value);
                setAt(0);
              }}
            />
          </div>
          <div
            ref={list}
            role="grid"
            id={listId}
            aria-label={`${picker.shown.length} that can be linked`}
            className="evs"
          >
            {picker.shown.map((each, index) => (
              <LinkPickerRow
                key={each.key}
                id={`${listId}-${each.key}`}
                row={each}
                choice={picker.choiceOf(each)}
                isCurrent={index === current}
                onChoose={(choice) => picker.choose(each, choice)}
                onEnter={() => setAt(index)}
              />
            ))}
          </div>
          {picker.shown.length > 0 ? null : (
            <p className="none-found">
              {quoted === ''
                ? 'There is nothing to link yet.'
                : `Nothing matches “${quoted}”${picker.total === 0 ? '' : ` among ${picker.total}`}.`}
            </p>
          )}
          <div className="ft">
            <p aria-live="polite">
              <b>{lead}</b> <span className="muted">{rest}</span>
            </p>
            <div className="acts">
              {offers.map((offer) =>
                offer.creates === null ? null : (
                  <Button key={offer.creates} look="quiet" onClick={() => write(offer)}>
                    {quoted === ''
                      ? offer.creates === 'evidence'
                        ? 'Write new evidence'
                        : `New ${made[offer.creates]}`
                      : `“${quoted.length > 18 ? `${quoted.slice(0, 17)}…` : quoted}” as ${made[offer.creates]}`}
                  </Button>
                ),
              )}
              <Button look="primary" onClick={done} title="Ctrl+Enter">
                Done
              </Button>
            </div>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
