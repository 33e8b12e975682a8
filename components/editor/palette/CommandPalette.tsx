'use client';
import { Command as Cmdk } from 'cmdk';
import { Search } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useMemo, useRef, useState } from 'react';
import { ModalFrame } from '../../ui/ModalFrame.tsx';
import type { OutlineRow } from '../outline/outlineRows.ts';
import { commands, pagesToGo } from './commands.ts';
import { KeyCaps } from './KeyCaps.tsx';
import { findBlocks, paletteBlocks } from './paletteBlocks.ts';
import type { PageNow } from './PageNow.ts';
import { Highlighted, matchIn } from './matchIn.tsx';
import './palette.css';

/** Everything that can be done from here, by its name: actions, pages, and the blocks of this assessment. */
export function CommandPalette(props: {
  readonly page: PageNow;
  readonly rows: readonly OutlineRow[];
  readonly onJump: (id: string) => void;
  readonly onClose: () => void;
}) {
  const { page, rows, onClose } = props;
  const { editor } = page;
  const [asked, setAsked] = useState('');
  const chosen = useRef<(() => void) | null>(null);
  const blocks = useMemo(
    () => (editor === null || editor.isDestroyed ? [] : paletteBlocks(editor.state.doc, rows)),
    [editor, rows],
  );
  const actions = useMemo(() => actionsFor(page, asked), [page, asked]);
  const pages = pagesToGo.filter(({ name }) => matchIn(name, asked) !== null);
  const found = findBlocks(blocks, asked);
  const choose = (run: () => void) => {
    chosen.current = run;
    onClose();
  };

  return (
    <ModalFrame className="pop palette" onClose={onClose} onClosed={() => chosen.current?.()}>
      <Dialog.Title className="hide">Commands</Dialog.Title>
      <Cmdk label="Commands" shouldFilter={false} loop>
        <div className="searchbox">
          <Search className="i" />
          <Cmdk.Input
            value={asked}
            onValueChange={setAsked}
            placeholder="What do you want to do, or where to go?"
            aria-label="Commands and blocks"
          />
          <Dialog.Close className="key">Esc</Dialog.Close>
        </div>
        <Cmdk.List className="menu" label="Results">
          {actions.length === 0 ? null : (
            <Cmdk.Group heading="Actions">
              {actions.map(({ command, why }) => (
                <Cmdk.Item
                  key={command.id}
                  value={command.id}
                  className={why === null ? 'item' : 'item blocked'}
                  aria-disabled={why === null ? undefined : true}
                  onSelect={() => {
                    if (why === null) choose(() => command.run(page));
                  }}
                >
                  <command.icon className="i" aria-hidden="true" />
                  <span className="grow">
                    <Highlighted text={command.name} asked={asked} />
                    {why === null ? null : <small>{why}</small>}
                  </span>
                  {command.keys[0] === undefined ? null : <KeyCaps chord={command.keys[0]} joined />}
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )}
          {pages.length === 0 ? null : (
            <Cmdk.Group heading="Go to">
              {pages.map(({ name, path, icon: Icon }) => (
                <Cmdk.Item
                  key={path}
                  value={`page ${path}`}
                  className="item"
                  onSelect={() => choose(() => page.act.go(path))}
                >
                  <Icon className="i" aria-hidden="true" />
                  <span className="grow">
                    <Highlighted text={name} asked={asked} />
                  </span>
                  {path === '/' ? <KeyCaps chord="g w" joined /> : null}
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )}
          {found.length === 0 ? null : (
            <Cmdk.Group heading="In this assessment">
              {found.map((block) => (
                <Cmdk.Item
                  key={block.id}
                  value={`block ${block.id}`}
                  className="item"
                  onSelect={() => choose(() => props.onJump(block.id))}
                >
                  {block.label === '' ? <span className="id blank" /> : <span className="id">{block.label}</span>}
                  <span className="cut grow" dir="auto">
                    {block.excerpt === '' ? 'Empty' : <Highlighted text={block.excerpt} asked={asked} />}
                  </span>
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          )}
        </Cmdk.List>
        {actions.length + pages.length + found.length === 0 ? (
          <output className="none sm">
            Nothing here is called “{asked.trim()}”. Blocks are found by their number or their words.
          </output>
        ) : null}
      </Cmdk>
    </ModalFrame>
  );
}

/** The commands that answer to what was asked: those whose name does first, what cannot be done now last. */
function actionsFor(page: PageNow, asked: string) {
  return commands
    .filter((command) => command.shown !== 'sheet' && (command.exists?.(page) ?? true))
    .flatMap((command) => {
      const name = matchIn(command.name, asked);
      const other = command.words === undefined ? null : matchIn(command.words, asked);
      if (name === null && other === null) return [];
      const why = command.blocked?.(page) ?? null;
      return [{ command, why, rank: (name ?? 1_000) + (why === null ? 0 : 10_000) }];
    })
    .sort((a, b) => (asked.trim() === '' ? Number(a.why !== null) - Number(b.why !== null) : a.rank - b.rank));
}
