import { describe, expect, it } from 'vitest';
import { headItems } from '../../../../components/editor/blocks/headItems.ts';
import { linksOf } from '../../../../components/editor/blocks/blockLinks.ts';
import { findNumberedBlock, numberedBlocks, targetsIn } from '../../../../components/editor/blocks/blockNumbers.ts';
import { linkRows } from '../../../../components/editor/blocks/linkRows.ts';
import { settingsIn, withScales } from '../../../../components/editor/blocks/paperSettings.ts';
import { titleLine } from '../../../../components/editor/blocks/titleLine.ts';
import type { EditorState } from '@tiptap/pm/state';
import { node } from '../draftState.ts';
import { phia } from '../../../../lib/domain/likelihood/phia.ts';
import { choice, judged, paperState, sentence, token } from './paperState.ts';

const relation = (kind: string, target: string, locator: string | null = null) =>
  node('relation', { id: `${kind}-${target}`, kind, target, locator });
const paragraph = (text: string) => node('paragraph', {}, text);

function paper(): EditorState {
  return paperState([
    node(
      'judgment',
      { id: 'j1', likelihood: 'very-likely', confidence: 'low', horizon: '2027-11', marking: '(U)' },
      node('statement', {}, 'The port closes.'),
      relation('supports', 'e1'),
      relation('supports', 'e2'),
      relation('supports', 'e1'),
      relation('contradicts', 'gone'),
      relation('assumes', 'as1'),
    ),
    node(
      'section',
      { id: 's', kind: 'supporting-evidence' },
      node(
        'evidence',
        { id: 'e1', credibility: '2' },
        paragraph('Ships.'),
        relation('cites', 'src2'),
        relation('cites', 'src1', 'p. 4'),
      ),
      node('evidence', { id: 'e2' }, paragraph('Cranes.')),
      node('assumption', { id: 'as1' }, node('statement', {}, 'It goes on.')),
      node('alternative', { id: 'a1' }, node('statement', {}, 'A strike.'), relation('alternative-to', 'j1')),
      node('source', { id: 'src1', reliability: 'B' }, node('sourceTitle', {}, 'Port calls')),
      node('source', { id: 'src2', reliability: 'F' }, node('sourceTitle', {}, 'A talk')),
    ),
  ]);
}

function header(state: EditorState, id: string, mayWrite = true): readonly string[] {
  const block = findNumberedBlock(state, id);
  if (block === undefined) throw new Error(id);
  const seen = { settings: settingsIn(state), targets: targetsIn(state), links: linksOf(block.node), mayWrite };
  return headItems(block.node.type.name, block.node.attrs, seen).map(
    (item) => `${item.look} ${[item.words, item.range].filter((each) => each !== null).join(' ')}`,
  );
}

function rows(state: EditorState, id: string): readonly string[] {
  const block = findNumberedBlock(state, id);
  if (block === undefined) throw new Error(id);
  return linkRows(id, linksOf(block.node), targetsIn(state)).map(
    (row) => `${row.words} ${row.chips.map((chip) => chip.label).join(' ')}`,
  );
}

describe('Numbers', () => {
  it('are a place among blocks of a kind, in the root and in sections', () => {
    expect(numberedBlocks(paper().doc).map(({ label }) => label)).toEqual(['J1', 'E1', 'E2', 'AS1', 'A1', 'S1', 'S2']);
  });

  it('follow when a block goes, and what is shown of the others is one object until it changes', () => {
    const state = paper();
    const typed = state.apply(state.tr.insertText('Now ', 9));
    expect(targetsIn(typed)).toBe(targetsIn(state));
    const block = findNumberedBlock(state, 'e1');
    if (block === undefined) throw new Error('no e1');
    const next = state.apply(state.tr.delete(block.pos, block.pos + block.node.nodeSize));
    expect(targetsIn(next).get('e2')?.label).toBe('E1');
    expect(rows(next, 'j1')).toEqual([
      'Rests on missing E1',
      'Contradicted by missing',
      'Assumes AS1',
      'Alternative A1',
    ]);
    const graded = findNumberedBlock(state, 'src1');
    const regraded = state.apply(state.tr.setNodeAttribute(graded?.pos ?? 0, 'reliability', 'C'));
    expect(targetsIn(regraded)).not.toBe(targetsIn(state));
    expect(header(regraded, 'e1')[0]).toBe('pill S2, S1 · C2');
  });
});

describe('The links of a block', () => {
  it('are shown by what they say, equal ones once, with what is missing and what others say of it', () => {
    expect(rows(paper(), 'j1')).toEqual(['Rests on E1 E2', 'Contradicted by missing', 'Assumes AS1', 'Alternative A1']);
    expect(rows(paper(), 'e1')).toEqual(['Cites S2 S1, p. 4']);
    expect(rows(paper(), 'a1')).toEqual(['Alternative to J1']);
  });
});

describe('The header of a block', () => {
  it('of a judgment says its fields in the words of the scale', () => {
    expect(header(paper(), 'j1')).toEqual(['mark (U)', 'pill Very likely 80–95%', 'pill Low', 'pill by Nov 2027']);
  });

  it('of evidence says its sources with the best reliability and its own credibility', () => {
    expect(header(paper(), 'e1')).toEqual([
      'pill S2, S1 · B2',
      'note usually reliable · probably true',
      'invite Add its date',
    ]);
    expect(header(paper(), 'e2')).toEqual(['invite Grade it', 'invite Add its date']);
  });

  it('invites who writes, and says to who reads only what matters', () => {
    const empty = paperState([judged(null, 'The port closes.')]);
    expect(header(empty, 'j1')).toEqual(['invite Add likelihood', 'invite Add confidence', 'invite Add horizon']);
    expect(header(empty, 'j1', false)).toEqual(['invite No likelihood yet', 'pill not stated']);
    expect(header(paper(), 'e2', false)).toEqual([]);
  });

  it('says that a likelihood is of another scale instead of showing it on this one', () => {
    const state = paperState([judged('very-likely', 'The port closes.')], { scale: 'phia' });
    expect(header(state, 'j1')[0]).toBe('pill very likely, not in PHIA Probability Yardstick');
  });

  it('asks for no horizon where nothing is forecast', () => {
    const state = paperState([
      node(
        'judgment',
        { id: 'j1', kind: 'explanation', rank: 'minor' },
        node('statement', {}, 'Trade fell for want of fuel.'),
      ),
    ]);
    expect(header(state, 'j1')).toEqual(['invite Add likelihood', 'invite Add confidence', 'note Explanation · Minor']);
  });

  it('says of a weight only that it is minor, and asks for a picture’s words in the figure alone', () => {
    const figure = (alt: string | null) =>
      node('figure', { id: 'f1', image: 'a'.repeat(64), alt }, node('caption', {}));
    const major = node('judgment', { id: 'j1', kind: 'forecast', rank: 'major' }, node('statement', {}, 'It closes.'));
    expect(header(paperState([major]), 'j1').join()).not.toContain('Major');
    expect(header(paperState([figure(null)]), 'f1')).toEqual([]);
    expect(header(paperState([figure('')]), 'f1')).toEqual(['pill Only decorates']);
    expect(header(paperState([figure('Two ships.')]), 'f1')).toEqual(['pill Text alternative']);
  });

  it('shows a point value beside its range', () => {
    const state = paperState([
      node('judgment', { id: 'j1', likelihood: 'likely', probability: 0.65 }, node('statement', {})),
    ]);
    expect(header(state, 'j1')[0]).toBe('pill Likely 55–80% · 65%');
  });
});

describe('The settings of the paper', () => {
  it('are one object until the title says otherwise, and every sentence follows', () => {
    const state = paperState([judged('likely', 'The port will ', token('adverb'), ' close.')]);
    const typed = state.apply(state.tr.insertText('Northern ', 1));
    expect(settingsIn(typed)).toBe(settingsIn(state));
    const hidden = typed.apply(typed.tr.setNodeAttribute(0, 'ranges', 'hidden'));
    expect(settingsIn(hidden)).not.toBe(settingsIn(state));
    expect(sentence(hidden)).toBe('The port will likely close.');
    const phia = typed.apply(typed.tr.setNodeAttribute(0, 'scale', 'phia'));
    expect(sentence(phia)).toBe('The port will likely (≈55–75%) close.');
    expect(titleLine(settingsIn(phia)).scale).toBe('scale: PHIA Probability Yardstick');
  });

  it('know a scale that was added after the editor was made', () => {
    const state = paperState([judged('likely', token('lead'), ' that it closes.')], { scale: 'of-our-house' });
    expect(settingsIn(state).scale.id).toBe('icd203');
    const ours = { ...phia, id: 'of-our-house', title: 'Ours' };
    const more = { scales: [...choice.scales, ours], fallbackId: 'icd203' };
    const tr = withScales(state, more);
    if (tr === null) throw new Error('nothing was told');
    const next = state.apply(tr);
    expect(settingsIn(next).scale.title).toBe('Ours');
    expect(sentence(next)).toBe('It is likely (≈55–75%) that it closes.');
    expect(withScales(next, more)).toBeNull();
  });

  it('are those of the assessment where the title says none, and of ICD 203 where a scale is not known', () => {
    expect(settingsIn(paperState([])).scale.id).toBe('icd203');
    expect(settingsIn(paperState([], { scale: 'of-another-house' })).scale.id).toBe('icd203');
    expect(titleLine(settingsIn(paperState([], { cutoff: '2026-11-20' }))).cutoff).toBe(
      'information cut-off 20 Nov 2026',
    );
  });
});
