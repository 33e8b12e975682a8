import fc from 'fast-check';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { BlockFeed } from '../../../components/editor/checks/BlockFeed.ts';
import { CheckDesk } from '../../../components/editor/checks/desk/CheckDesk.ts';
import { spliced, spliceOf } from '../../../components/editor/checks/desk/splice.ts';
import { placesOf } from '../../../components/editor/checks/findingPlaces.ts';
import { paperSettings, settingsIn } from '../../../components/editor/blocks/paperSettings.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { checkDraft } from '../../../lib/document/checkDraft.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { defaultProfile } from '../../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import { node, stateOf } from './draftState.ts';

const today = '2026-11-20';
const choice = { scales, fallbackId: null };
const open = (blocks: readonly ProseMirrorNode[]): EditorState => stateOf(blocks, [paperSettings(choice)]);

/** What checking everything from the beginning gives. */
const wholly = (state: EditorState): readonly Finding[] => {
  const content = state.doc.toJSON() as DocJson;
  return checkDraft({ content, scales, marking: 'none', profile: defaultProfile, today });
};

/** A desk that is told what changed, as the page tells it. */
function following() {
  const desk = new CheckDesk();
  const feed = new BlockFeed();
  let findings: readonly Finding[] = [];
  let revision = 0;
  let words = 0;
  return {
    see: (state: EditorState): readonly Finding[] => {
      const { paper, scale } = settingsIn(state);
      for (;;) {
        const news = feed.next(state.doc);
        revision += 1;
        const terms =
          revision === 1
            ? { terms: { paper, scale, marking: 'none' as const, today, profile: defaultProfile, review: null } }
            : {};
        words += JSON.stringify(news?.blocks.added ?? []).length;
        const isPart = news?.isPart === true;
        const answer = desk.take({ revision, ...terms, blocks: news?.blocks ?? null, isPart });
        expect(answer === null).toBe(isPart);
        if (answer !== null && answer.findings !== null) findings = spliced(findings, answer.findings);
        if (!isPart) return findings;
      }
    },
    /** Letters sent since last asked. */
    sent: (): number => {
      const count = words;
      words = 0;
      return count;
    },
  };
}

const judgment = (id: string, ...content: readonly (string | ProseMirrorNode)[]): ProseMirrorNode =>
  node('judgment', { id, kind: 'forecast', likelihood: 'likely' }, node('statement', { id: `${id}s` }, ...content));

const rests = (id: string, on: string): ProseMirrorNode =>
  node(
    'judgment',
    { id, kind: 'forecast' },
    node('statement', { id: `${id}s` }, 'The quay might flood.'),
    node('relation', { id: `${id}r`, kind: 'supports', target: on }),
  );

const paper = (...blocks: readonly ProseMirrorNode[]): EditorState =>
  open([
    node('title', { id: 't', scale: 'icd203' }, 'Ports'),
    node(
      'section',
      { id: 's', kind: 'key-judgments' },
      node('sectionHeading', { id: 'h' }, 'Key judgments'),
      ...blocks,
    ),
    node('evidence', { id: 'e1' }, node('paragraph', { id: 'e1p' }, 'The quay could flood.')),
  ]);

describe('a desk that is told what changed', () => {
  it('[TC4] whatever is typed, moved, added and taken away, it finds what checking everything finds', () => {
    const words = [
      'The port ',
      'might ',
      'will ',
      'likely ',
      'close. ',
      'could ',
      'significantly ',
      'with high confidence ',
    ];
    const step = fc.record({
      kind: fc.constantFrom('type', 'delete', 'add', 'drop', 'swap'),
      at: fc.nat(),
      word: fc.constantFrom(...words),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
        let state = paper(rests('j1', 'e1'), rests('j2', 'x9'));
        const desk = following();
        expect(desk.see(state)).toEqual(wholly(state));
        for (const [number, { kind, at, word }] of steps.entries()) {
          const blocks: { pos: number; node: ProseMirrorNode }[] = [];
          const texts: number[] = [];
          state.doc.descendants((each, pos, parent) => {
            if (each.isTextblock) texts.push(pos + 1 + (at % (each.content.size + 1)));
            if (each.type.name === 'judgment' || each.type.name === 'evidence') blocks.push({ pos, node: each });
            return parent !== null;
          });
          const { tr } = state;
          const block = blocks[at % Math.max(1, blocks.length)];
          if (kind === 'type') tr.insertText(word, texts[at % texts.length]);
          else if (kind === 'add') tr.insert(tr.doc.content.size, rests(`n${number}`, at % 2 === 0 ? 'e1' : 'j2'));
          else if (block !== undefined && kind === 'drop') tr.delete(block.pos, block.pos + block.node.nodeSize);
          else if (block !== undefined && kind === 'swap') {
            tr.delete(block.pos, block.pos + block.node.nodeSize);
            tr.insert(tr.doc.content.size, block.node);
          }
          state = state.apply(tr);
          expect(desk.see(state)).toEqual(wholly(state));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('a letter sends its own block and no other, and a long draft comes in parts', () => {
    const many = Array.from({ length: 150 }, (_, at) => judgment(`j${at}`, `The quay number ${at} might flood.`));
    const state = paper(...many);
    const desk = following();
    desk.see(state);
    const all = desk.sent();
    const typed = state.apply(state.tr.insertText('x', 30));
    expect(desk.see(typed)).toEqual(wholly(typed));
    expect(desk.sent()).toBeLessThan(all / 50);
    expect(desk.see(typed)).toEqual(wholly(typed));
    expect(desk.sent()).toBe(2); // an empty list
  });
});

describe('where findings stand', () => {
  it('at their words, terms and notes before them counted as they print', () => {
    const state = paper(
      judgment('j1', 'It will ', node('likelihoodTerm', { form: 'adverb' }), ' rain, and the port might close.'),
    );
    const findings = wholly(state);
    const places = placesOf(state, findings);
    const hedge = findings.find(({ blockId, quote }) => blockId === 'j1s' && quote === 'might');
    const place = hedge === undefined ? undefined : places.get(hedge);
    expect(place).toMatchObject({ isBlock: false, topId: 'j1' });
    expect(state.doc.textBetween(place?.from ?? 0, place?.to ?? 0)).toBe('might');
    const about = findings.find(({ blockId, to }) => blockId === 'j1' && to === 0);
    const block = about === undefined ? undefined : places.get(about);
    expect(state.doc.nodeAt(block?.from ?? 0)?.attrs['id']).toBe('j1');
  });

  it('nowhere, once other words stand there', () => {
    const state = paper(judgment('j1', 'The port might close.'));
    const hedge = wholly(state).filter(({ quote }) => quote === 'might');
    expect(placesOf(state, hedge).size).toBe(1);
    const pos = placesOf(state, hedge).get(hedge[0] as Finding)?.from ?? 0;
    const mended = state.apply(state.tr.insertText('will', pos, pos + 5));
    expect(placesOf(mended, hedge).size).toBe(0);
  });
});

it('a splice says the least, and makes one list of the other', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(4)), fc.array(fc.nat(4)), (from, to) => {
      const change = spliceOf(from, to, (a, b) => a === b);
      expect(change === null ? from : spliced(from, change)).toEqual(to);
    }),
  );
  expect(spliceOf([1, 2, 3], [1, 9, 3], (a, b) => a === b)).toEqual({ at: 1, removed: 1, added: [9] });
  expect(spliceOf([1, 1], [1, 1, 1], (a, b) => a === b)).toEqual({ at: 2, removed: 0, added: [1] });
});
