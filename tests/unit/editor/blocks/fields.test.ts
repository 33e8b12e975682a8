import { describe, expect, it } from 'vitest';
import { dateWords } from '../../../../lib/domain/text/dateWords.ts';
import { dateTyped, datesAhead, datesBack } from '../../../../components/editor/blocks/datesTyped.ts';
import { changeLink, removeLink, setFields } from '../../../../components/editor/blocks/fieldEdits.ts';
import { fieldSpecs } from '../../../../components/editor/blocks/fields.ts';
import { pickerMove, typedAhead } from '../../../../components/editor/blocks/pickerKeys.ts';
import { recordFields, recordText, recordValue } from '../../../../components/editor/blocks/recordFields.ts';
import { acceptsAttribute, grammar, isNodeKind } from '../../../../lib/document/grammar.ts';
import { node } from '../draftState.ts';
import { judged, paperState } from './paperState.ts';

describe('A date', () => {
  it.each([
    ['2027', '2027'],
    ['Nov 2027', '2027-11'],
    ['november 2027', '2027-11'],
    ['Sept. 2027', '2027-09'],
    ['11/2027', '2027-11'],
    ['2027-11', '2027-11'],
    ['20 Nov 2027', '2027-11-20'],
    ['Nov 20, 2027', '2027-11-20'],
    ['20.11.2027', '2027-11-20'],
    ['2027-11-20', '2027-11-20'],
    [' 1 jan 2028 ', '2028-01-01'],
    ['29 Feb 2028', '2028-02-29'],
    ['29 Feb 2027', null],
    ['31 Nov 2027', null],
    ['13/2027', null],
    ['Nov', null],
    ['20 Ba 2027', null],
    ['soon', null],
    ['', null],
  ])('“%s” is stored as %s', (typed, value) => {
    expect(dateTyped(typed)).toBe(value);
    if (value === null) return;
    expect(acceptsAttribute('judgment', 'horizon', value)).toBe(true);
    expect(dateTyped(dateWords(value))).toBe(value);
  });

  it('has quick choices from today', () => {
    const today = new Date(2026, 10, 23);
    expect(datesAhead(today).map(({ value }) => value)).toEqual(['2027-05', '2027-11', '2027-12-31']);
    expect(datesBack(today).map(({ value }) => value)).toEqual(['2026-11-23', '2026-11-22', '2026-11']);
  });
});

describe('The keys of a picker', () => {
  it('choose by digit, 0 the last where it says nothing', () => {
    expect(pickerMove('1', 4, 8, true)).toEqual({ kind: 'choose', index: 0 });
    expect(pickerMove('7', 4, 8, true)).toEqual({ kind: 'choose', index: 6 });
    expect(pickerMove('8', 4, 8, true)).toEqual({ kind: 'none' });
    expect(pickerMove('0', 4, 8, true)).toEqual({ kind: 'choose', index: 7 });
    expect(pickerMove('0', 0, 3, false)).toEqual({ kind: 'none' });
    expect(pickerMove('3', 0, 3, false)).toEqual({ kind: 'choose', index: 2 });
  });

  it('move around and keep', () => {
    expect(pickerMove('ArrowDown', 7, 8, true)).toEqual({ kind: 'move', index: 0 });
    expect(pickerMove('ArrowUp', 0, 8, true)).toEqual({ kind: 'move', index: 7 });
    expect(pickerMove('Home', 5, 8, true)).toEqual({ kind: 'move', index: 0 });
    expect(pickerMove('End', 5, 8, true)).toEqual({ kind: 'move', index: 7 });
    expect(pickerMove('Enter', 5, 8, true)).toEqual({ kind: 'choose', index: 5 });
    expect(pickerMove('Tab', 5, 8, true)).toEqual({ kind: 'none' });
    expect(pickerMove('Enter', 0, 0, false)).toEqual({ kind: 'none' });
  });

  it('go on to what is typed', () => {
    const labels = ['Low', 'Moderate', 'High', 'Major', 'Most'];
    expect(typedAhead('m', labels, 0)).toBe(1);
    expect(typedAhead('m', labels, 1)).toBe(3);
    expect(typedAhead('mo', labels, 1)).toBe(1);
    expect(typedAhead('mos', labels, 1)).toBe(4);
    expect(typedAhead('x', labels, 1)).toBeNull();
  });
});

describe('Fields', () => {
  it('are attributes that the grammar knows, and their choices values that it takes', () => {
    for (const [kind, specs] of Object.entries(fieldSpecs)) {
      if (!isNodeKind(kind)) throw new Error(kind);
      for (const [field, spec] of Object.entries(specs)) {
        if (spec.by === 'record') continue;
        expect(Object.keys(grammar[kind].attributes)).toContain(field);
        if (spec.by !== 'choice') continue;
        for (const { value } of spec.choices) expect(acceptsAttribute(kind, field, value)).toBe(true);
      }
    }
  });

  it('are set singly, and only to what the grammar takes', () => {
    const state = paperState([judged('likely', 'The port closes.')]);
    const tr = setFields(state, 'j1', { confidence: 'low', likelihood: 'likely', horizon: '2027' });
    expect(tr?.steps).toHaveLength(2);
    expect(tr?.doc.child(1).attrs).toMatchObject({ confidence: 'low', horizon: '2027', likelihood: 'likely' });
    expect(setFields(state, 'j1', { confidence: 'sure' })).toBeNull();
    expect(setFields(state, 'j1', { colour: 'red' })).toBeNull();
    expect(setFields(state, 'j1', { likelihood: 'likely' })).toBeNull();
    expect(setFields(state, 'gone', { horizon: '2027' })).toBeNull();
    expect(setFields(state, 'title', { cutoff: '2026-11-20' })?.doc.child(0).attrs.cutoff).toBe('2026-11-20');
  });
});

describe('The record of a source', () => {
  const field = (name: string) => {
    const found = recordFields.find((each) => each.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  };

  it('has every attribute of a source but those that stand in its block, and the record it is taken from', () => {
    const apart = new Set(['id', 'marking', 'record', 'reliability']);
    const known = Object.keys(grammar.source.attributes).filter((name) => !apart.has(name));
    expect(recordFields.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
  });

  it('takes what people write, as the grammar stores it', () => {
    expect(recordValue(field('published'), '3 Sep 2026')).toEqual({ ok: true, value: '2026-09-03' });
    expect(recordValue(field('url'), 'example.org/calls')).toEqual({ ok: true, value: 'https://example.org/calls' });
    expect(recordValue(field('sha256'), 'AB'.repeat(32))).toEqual({ ok: true, value: 'ab'.repeat(32) });
    expect(recordValue(field('translated'), 'yes')).toEqual({ ok: true, value: true });
    expect(recordValue(field('originator'), '  ')).toEqual({ ok: true, value: null });
    expect(recordText(field('translated'), false)).toBe('no');
    expect(recordText(field('published'), '2026-09-03')).toBe('3 Sep 2026');
  });

  it.each([
    ['published', 'yesterday', /day, a month or a year/u],
    ['url', 'ftp://example.org', /web address/u],
    ['url', 'javascript:alert(1)', /web address/u],
    ['sha256', 'abc', /64 characters/u],
    ['originator', 'x'.repeat(501), /too long/u],
    ['type', 'rumour', /Choose one/u],
  ])('says what is wrong with a %s', (name, typed, fault) => {
    const result = recordValue(field(name), typed);
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? '' : result.fault).toMatch(fault);
  });
});

describe('A link', () => {
  const linked = () =>
    paperState([
      node(
        'judgment',
        { id: 'j1' },
        node('statement', { id: 's1' }, 'The port closes.'),
        node('relation', { id: 'r1', kind: 'supports', target: 'e1' }),
        node('relation', { id: 'r2', kind: 'supports', target: 'e2' }),
        node('relation', { id: 'r3', kind: 'supports', target: 'e1' }),
      ),
    ]);
  const relations = (tr: ReturnType<typeof removeLink>): readonly string[] =>
    (tr?.doc.child(1).children ?? [])
      .filter((child) => child.type.name === 'relation')
      .map((child) => `${String(child.attrs.kind)} ${String(child.attrs.target)}`);

  it('is taken away with all that say the same', () => {
    const link = { kind: 'supports', target: 'e1', locator: null } as const;
    expect(relations(removeLink(linked(), 'j1', link))).toEqual(['supports e2']);
    expect(removeLink(linked(), 'j1', { ...link, target: 'e9' })).toBeNull();
  });

  it('is changed with all that said the same', () => {
    const link = { kind: 'supports', target: 'e1', locator: null } as const;
    expect(relations(changeLink(linked(), 'j1', link, { kind: 'contradicts' }))).toEqual([
      'contradicts e1',
      'supports e2',
      'contradicts e1',
    ]);
  });
});
