import type { EditorState, Transaction } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { backspace, enter } from '../../../components/editor/blocks/enterKey.ts';
import { numberedBlocks } from '../../../components/editor/blocks/blockNumbers.ts';
import { caretAfter, caretInEmpty, drawn, node, stateOf } from './draftState.ts';

const judgment = (statement: string, basis = '') =>
  node(
    'judgment',
    {},
    node('statement', {}, ...(statement ? [statement] : [])),
    node('basis', {}, ...(basis ? [basis] : [])),
  );
const draft = (...inKeyJudgments: readonly ReturnType<typeof node>[]) =>
  stateOf([
    node('title', {}, 'Ports'),
    node('section', { kind: 'key-judgments' }, node('sectionHeading', {}, 'Key judgments'), ...inKeyJudgments),
  ]);
function press(state: EditorState, key: (state: EditorState) => Transaction | null): string {
  const tr = key(state);
  if (tr === null) throw new Error('left to the ordinary key');
  return drawn(state.apply(tr));
}
const lines = (...all: readonly string[]) => all.join('\n');
const head = ['title: Ports', 'section', '  sectionHeading: Key judgments'];

describe('Enter', () => {
  it('goes from the title to the next text', () => {
    expect(press(caretAfter(draft(), 'Ports'), enter)).toBe(
      lines('title: Ports', 'section', '  sectionHeading: |Key judgments'),
    );
    expect(press(stateOf([node('title', {}, 'P')]), enter)).toBe(lines('title: P', 'paragraph: |'));
  });

  it('makes the usual block after a heading, or uses the empty one that is there', () => {
    const made = lines(...head, '  judgment', '    statement: |', '    basis');
    expect(press(caretAfter(draft(), 'Key judgments'), enter)).toBe(made);
    expect(press(caretAfter(draft(judgment('')), 'Key judgments'), enter)).toBe(made);
  });

  it('goes from the end of a statement to its basis', () => {
    expect(press(caretAfter(draft(judgment('It will.', 'Two reports.')), 'It will.'), enter)).toBe(
      lines(...head, '  judgment', '    statement: It will.', '    basis: |Two reports.'),
    );
  });

  it('splits a statement: the rest is a judgment of its own', () => {
    expect(press(caretAfter(draft(judgment('One. Two.', 'Why.')), 'One.'), enter)).toBe(
      lines(
        ...head,
        '  judgment',
        '    statement: One.',
        '    basis: Why.',
        '  judgment',
        '    statement: | Two.',
        '    basis',
      ),
    );
  });

  it('makes a new judgment from the basis', () => {
    expect(press(caretAfter(draft(judgment('It will.', 'Why.')), 'Why.'), enter)).toBe(
      lines(
        ...head,
        '  judgment',
        '    statement: It will.',
        '    basis: Why.',
        '  judgment',
        '    statement: |',
        '    basis',
      ),
    );
  });

  it('leaves a recommendation from an empty paragraph', () => {
    const two = node('recommendation', {}, node('paragraph', {}, 'Watch.'), node('paragraph', {}));
    expect(press(caretInEmpty(stateOf([two]), 'paragraph'), enter)).toBe(
      lines('recommendation', '  paragraph: Watch.', 'recommendation', '  paragraph: |'),
    );
    const empty = node('recommendation', {}, node('paragraph', {}));
    expect(press(caretInEmpty(stateOf([empty]), 'paragraph'), enter)).toBe('paragraph: |');
  });

  it('is the ordinary one elsewhere', () => {
    expect(enter(stateOf([node('paragraph', {}, 'One')]))).toBeNull();
    expect(enter(stateOf([node('recommendation', {}, node('paragraph', {}, 'Watch.'))]))).toBeNull();
  });
});

describe('Backspace at the start', () => {
  it('takes an empty judgment away', () => {
    expect(press(caretInEmpty(draft(judgment('One.', 'Why.'), judgment('')), 'statement'), backspace)).toBe(
      lines(...head, '  judgment', '    statement: One.', '    basis: Why.|'),
    );
  });

  it('only moves from a basis to its statement, and out of a judgment that has text', () => {
    expect(press(caretInEmpty(draft(judgment('One.')), 'basis'), backspace)).toBe(
      lines(...head, '  judgment', '    statement: One.|', '    basis'),
    );
    expect(press(caretInEmpty(draft(judgment('', 'Why.')), 'statement'), backspace)).toBe(
      lines(
        'title: Ports',
        'section',
        '  sectionHeading: Key judgments|',
        '  judgment',
        '    statement',
        '    basis: Why.',
      ),
    );
  });

  it('never selects a heading or a judgment in order to delete it', () => {
    expect(press(caretInEmpty(draft(judgment('One.', 'Why.'), node('paragraph', {})), 'paragraph'), backspace)).toBe(
      lines(...head, '  judgment', '    statement: One.', '    basis: Why.|'),
    );
  });

  it('is the ordinary one within text', () => {
    expect(backspace(caretAfter(draft(judgment('One.')), 'One'))).toBeNull();
  });
});

describe('numbers', () => {
  it('count judgments and recommendations in reading order, wherever they stand', () => {
    const state = stateOf([
      judgment('a'),
      node('section', {}, node('sectionHeading', {}, 'S'), judgment('b'), node('recommendation', {}), judgment('c')),
      node('recommendation', {}),
    ]);
    expect(numberedBlocks(state.doc).map((block) => `${block.label} ${block.node.textContent}`.trim())).toEqual([
      'J1 a',
      'J2 b',
      'R1',
      'J3 c',
      'R2',
    ]);
    for (const block of numberedBlocks(state.doc)) expect(state.doc.nodeAt(block.pos)).toBe(block.node);
  });
});
