import { describe, expect, it } from 'vitest';
import {
  offersFor,
  pickerRows,
  rowsFor,
  choiceIn,
  wishesOf,
  argumentWith,
  type Choice,
} from '../../../../components/editor/argument/pickerRows.ts';
import { linkSentence } from '../../../../components/editor/argument/linkSentence.ts';
import type { Argument } from '../../../../lib/domain/argument/argument.ts';
import { labelPrefixes } from '../../../../lib/document/labelPrefixes.ts';
import { relationFits } from '../../../../lib/domain/argument/argument.ts';
import { argument } from '../../domain/argument/argumentDsl.ts';

const made = () =>
  argument(
    ['J2', 'E1 2', 'E2 3', 'E3 2', 'E4 2', 'S1 C', 'S2 B', 'S4 B', 'S6 C', 'AS1 linchpin', 'R1'],
    ['E1 cites S2', 'E2 cites S1', 'E3 cites S4', 'E4 cites S6', 'J2 supports E1', 'J2 contradicts E9', 'R1 serves J2'],
  );
const holderIn = (all: Argument, id: string) => {
  const holder = all.byId.get(id);
  if (holder === undefined) throw new Error(`no ${id}`);
  return holder;
};
const touched = (entries: Readonly<Record<string, Choice>>) => new Map(Object.entries(entries));

describe('the picker of links', () => {
  it('offers a judgment its evidence with sources and grade, its assumptions, and what is broken', () => {
    const all = made();
    const rows = pickerRows(all, holderIn(all, 'J2'));
    expect(rows.map(({ node, code, isCitedNowhere }) => [node?.label ?? 'broken', code, isCitedNowhere])).toEqual([
      ['broken', null, false],
      ['E1', 'S2 · B2', false],
      ['E2', 'S1 · C3', true],
      ['E3', 'S4 · B2', true],
      ['E4', 'S6 · C2', true],
      ['AS1', null, false],
    ]);
  });

  it('finds by number, words and source, an exact number first', () => {
    const all = argument(['J1', 'E1', 'E10', 'E2', 'S1'], ['E2 cites S1', 'E10 cites S1']);
    const rows = pickerRows(all, holderIn(all, 'J1'));
    const found = (query: string) => rowsFor(rows, query).map(({ target }) => target);
    expect(found('e1')).toEqual(['E1', 'E10']);
    expect(found('S1')).toEqual(['E10', 'E2']);
    expect(found('words of e2')).toEqual(['E2']);
    expect(found('')).toHaveLength(rows.length);
    expect(found('nothing like it')).toEqual([]);
  });

  it('writes only what was touched and differs', () => {
    const all = made();
    const holder = holderIn(all, 'J2');
    const rows = pickerRows(all, holder);
    const wishes = wishesOf(
      all,
      'J2',
      rows,
      touched({
        'supports E1': { kind: 'supports', locator: null },
        'supports E4': { kind: 'supports', locator: null },
        'broken contradicts E9': { kind: null, locator: null },
        'assumes AS1': { kind: null, locator: null },
      }),
    );
    expect(wishes.map(({ target, kind }) => [target, kind])).toEqual([
      ['E9', null],
      ['E4', 'supports'],
    ]);
    const pending = argumentWith(all, 'J2', wishes);
    expect(pending.broken).toEqual([]);
    expect(linkSentence(pending, holder)).toMatchObject({
      lead: 'J2 rests on 2 items, 2 sources.',
      rest: 'Best grade B2. Without E1 it rests on E4 (C2) alone.',
    });
  });

  it('knows how each row is linked, and where in a source', () => {
    const all = argument(['E1', 'S1', 'S2'], ['E1 cites S1 @p. 4']);
    const rows = pickerRows(all, holderIn(all, 'E1'));
    expect(rows.map((row) => choiceIn(all, 'E1', row))).toEqual([
      { kind: 'cites', locator: 'p. 4' },
      { kind: null, locator: null },
    ]);
  });

  it('offers only links that the argument takes', () => {
    for (const kind of Object.keys(labelPrefixes) as (keyof typeof labelPrefixes)[])
      for (const offer of offersFor(kind))
        for (const each of offer.among) expect(relationFits(each, kind, offer.to), `${kind} ${each}`).toBe(true);
    expect(offersFor('source')).toEqual([]);
  });

  it('says in a sentence what every kind of block is linked with', () => {
    const all = argument(
      ['J1', 'E1 2', 'E2 3', 'E3', 'E4', 'S1 B', 'R1', 'A1', 'I1', 'G1', 'F1', 'AS1'],
      ['E1 cites S1', 'E4 cites S1', 'R1 serves J1', 'A1 alternative-to J1', 'I1 indicates J1', 'F1 cites S1'],
    );
    const said = ['E1', 'E2', 'E3', 'E4', 'R1', 'A1', 'I1', 'G1', 'F1', 'AS1', 'S1'].map((id) => {
      const { lead, rest } = linkSentence(all, holderIn(all, id));
      return `${lead} ${rest}`.trim();
    });
    expect(said).toEqual([
      'E1 cites S1. Grade B2.',
      'E2 cites no source yet. Credibility 3; no source of it is graded.',
      'E3 cites no source yet. Not graded.',
      'E4 cites S1. Reliability B; its credibility is not graded.',
      'R1 serves J1.',
      'A1 stands against J1. A1 rests on nothing yet.',
      'I1 would move J1.',
      'G1 limits no judgment yet.',
      'F1 cites S1.',
      'AS1 rests on nothing yet.',
      '',
    ]);
  });
});
