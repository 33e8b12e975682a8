import { describe, expect, it } from 'vitest';
import { commandGroups } from '../../../components/editor/palette/Command.ts';
import { commands } from '../../../components/editor/palette/commands.ts';
import {
  isPressed,
  isSingleKey,
  keyCaps,
  keyWords,
  type Pressed,
} from '../../../components/editor/palette/keyChords.ts';
import { findBlocks } from '../../../components/editor/palette/paletteBlocks.ts';
import { matchIn } from '../../../components/editor/palette/matchIn.tsx';
import { narrowed, slashItems } from '../../../components/editor/palette/slash/slashItems.ts';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('the table of commands', () => {
  it('names each command once, and gives each key to one', () => {
    const ids = commands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
    // A slash is a search outside text and a menu inside it; all other keys mean one thing wherever they count.
    const keys = commands.flatMap(({ keys: own, reach }) => own.map((key) => (key === '/' ? `${reach} ${key}` : key)));
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets no sequence begin with a key that means something by itself', () => {
    const alone = new Set(commands.flatMap(({ keys }) => keys.filter((key) => !key.includes(' '))));
    const begun = commands.flatMap(({ keys }) =>
      keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]),
    );
    expect(begun.filter((key) => alone.has(key ?? ''))).toEqual([]);
  });

  it('keeps single letters out of text', () => {
    const single = commands.filter(({ keys, id }) => id !== 'insert' && keys.some(isSingleKey));
    expect(single.length).toBeGreaterThan(0);
    expect(single.every(({ reach }) => reach === 'outside')).toBe(true);
  });

  it('stands in the columns of the sheet', () => {
    expect(commands.every(({ group }) => commandGroups.includes(group))).toBe(true);
  });
});

describe('keys', () => {
  it('are told by what is held, on either kind of machine', () => {
    expect(isPressed('Mod-k', press('k', { ctrlKey: true }), false)).toBe(true);
    expect(isPressed('Mod-k', press('k', { metaKey: true }), true)).toBe(true);
    expect(isPressed('Mod-k', press('k', { ctrlKey: true }), true)).toBe(false);
    expect(isPressed('Mod-k', press('K', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
    expect(isPressed('Mod-Shift-z', press('Z', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  });

  it('are told by their place where Alt makes another sign of them', () => {
    expect(isPressed('Alt-l', { ...press('¬', { altKey: true }), code: 'KeyL' }, true)).toBe(true);
  });

  it('take a sign with or without Shift', () => {
    expect(isPressed('?', press('?', { shiftKey: true }), false)).toBe(true);
    expect(isPressed('?', press('?'), false)).toBe(true);
    expect(isPressed('?', press('?', { ctrlKey: true }), false)).toBe(false);
  });

  it('are printed as on the keyboard', () => {
    expect(keyCaps('Alt-ArrowUp', false)).toEqual(['Alt', '↑']);
    expect(keyCaps('g w', false)).toEqual(['G', 'W']);
    expect(keyCaps('Mod-k', true)).toEqual(['⌘', 'K']);
    expect(keyWords('Mod-k', false)).toBe('Ctrl+K');
    expect(keyWords('g w', false)).toBe('G then W');
  });
});

describe('finding by words', () => {
  it('takes beginnings of words before what stands inside them', () => {
    expect(matchIn('Request review', 'rev')).toBe(8);
    expect(matchIn('Preview', 'rev')).toBe(1);
    expect(matchIn('Print', 'rev')).toBeNull();
    expect(matchIn('Print', ' ')).toBe(0);
  });

  it('finds blocks by number first, then by words, with what surrounds them', () => {
    const long = `${'Many words stand before. '.repeat(3)}Diplomatic engagement, revised in November.`;
    const blocks = [
      { id: 'a', label: 'R1', text: long },
      { id: 'b', label: 'J1', text: 'The r1 form is a name.' },
    ];
    expect(findBlocks(blocks, 'r1').map((block) => block.id)).toEqual(['a', 'b']);
    const [found] = findBlocks(blocks, 'revised');
    expect(found?.excerpt.slice(found.at, found.at + found.length)).toBe('revised');
    expect(found?.excerpt.startsWith('…')).toBe(true);
    expect(findBlocks(blocks, '  ')).toEqual([]);
  });

  it('narrows the menu of blocks by names, then by other words for them', () => {
    const names = (typed: string) => narrowed(slashItems, typed).map((item) => item.name);
    expect(names('')).toHaveLength(slashItems.length);
    expect(names('jud')).toEqual(['Judgment']);
    expect(names('list')).toEqual(['List', 'Numbered list']);
    expect(names('picture')).toEqual(['Figure']);
    expect(names('nothing such')).toEqual([]);
  });
});
