import type { Attrs, Node as ProseMirrorNode } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ArgumentSource } from '../../../../components/editor/argument/argumentSource.ts';
import { argumentOf, termWordsOf } from '../../../../lib/document/argumentOf.ts';
import type { DocJson } from '../../../../lib/document/docJson.ts';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import { paperOf } from '../../../../lib/document/paper.ts';
import { scales } from '../../../../lib/domain/likelihood/scaleById.ts';
import { supportSummary } from '../../../../lib/domain/argument/supportSummary.ts';
import { anyDraft } from '../../document/anyDraft.ts';
import { node } from '../draftState.ts';

const link = (kind: string, target: string, attrs: Attrs = {}) => node('relation', { kind, target, ...attrs });
const docOf = (...blocks: readonly ProseMirrorNode[]) => documentSchema.node('doc', null, [...blocks]);
const replaced = (doc: ProseMirrorNode, index: number, child: ProseMirrorNode) =>
  doc.copy(doc.content.replaceChild(index, child));
const jsonOf = (doc: ProseMirrorNode) => doc.toJSON() as DocJson;

const draft = () =>
  docOf(
    node('title', { id: 't', scale: 'icd203', wording: 'b' }, 'Title'),
    node(
      'section',
      { id: 'kj', kind: 'key-judgments' },
      node('sectionHeading', { id: 'h' }, 'Key judgments'),
      node(
        'judgment',
        { id: 'j', likelihood: 'likely' },
        node('statement', { id: 's' }, 'Tests will ', node('likelihoodTerm', { form: 'adverb' }), ' resume'),
        node('basis', { id: 'b' }, 'Seen twice'),
        link('supports', 'e'),
        link('supports', 'gone'),
      ),
    ),
    node(
      'evidence',
      { id: 'e', credibility: '2', informationDate: '2026-10' },
      node('paragraph', { id: 'p' }, 'Fuel ', node('citation', { target: 's2', locator: 'p. 3' }), 'arrived'),
      node('paragraph', { id: 'p2' }, 'by rail'),
      link('cites', 's1', { locator: 'p. 9' }),
    ),
    node('paragraph', { id: 'free' }, 'As told before', node('citation', { target: 's1' })),
    node('paragraph', { id: 'plain' }, 'Nothing cited'),
    node('source', { id: 's1', reliability: 'B' }, node('sourceTitle', { id: 'st' }, 'Rail log')),
    node('source', { id: 's2', reliability: 'A', originator: 'Port office' }, node('sourceTitle', { id: 'st2' })),
  );

describe('the argument of a draft', () => {
  it('has its numbered blocks with their words, the likelihood reading as the paper says', () => {
    const { nodes } = argumentOf(jsonOf(draft()), scales);
    expect(nodes.map(({ label, text }) => `${label} ${text}`)).toEqual([
      'J1 Tests will probably resume',
      'E1 Fuel arrived by rail',
      ' As told before',
      'S1 Rail log',
      'S2 Port office',
    ]);
    expect(nodes[1]).toMatchObject({ credibility: '2', date: '2026-10', reliability: null });
  });

  it('takes citations in the text for citing, and lists what is broken', () => {
    const argument = argumentOf(jsonOf(draft()), scales);
    expect(argument.relationsFrom('e').map(({ to, locator, id }) => [to, locator, id])).toEqual([
      ['s1', 'p. 9', null],
      ['s2', 'p. 3', null],
    ]);
    expect(argument.relationsTo('s1').map(({ from }) => from)).toEqual(['e', 'free']);
    expect(argument.broken.map(({ to, fault }) => [to, fault])).toEqual([['gone', 'gone']]);
    expect(supportSummary(argument, 'j').lead).toBe('J1 rests on 1 item, 2 sources.');
  });

  it('is the same read from the stored form and from the editor, whatever the draft', () => {
    fc.assert(
      fc.property(anyDraft, (json) => {
        const doc = documentSchema.nodeFromJSON(json);
        const stored = argumentOf(json, scales);
        const read = new ArgumentSource(termWordsOf(paperOf(json), scales)).read(doc);
        expect(read.nodes).toEqual(stored.nodes);
        expect(read.relations).toEqual(stored.relations);
        expect(read.broken).toEqual(stored.broken);
      }),
      { seed: 20261123, numRuns: 150 },
    );
  });
});

describe('reading it while somebody writes', () => {
  const words = () => null;

  it('reads only the blocks that changed', () => {
    const source = new ArgumentSource(words);
    const before = draft();
    source.read(before);
    const spies = before.children.map((block) => vi.spyOn(block, 'toJSON'));
    const changed = replaced(
      before,
      3,
      node('paragraph', { id: 'free' }, 'Typed more', node('citation', { target: 's1' })),
    );
    source.read(changed);
    expect(spies.map((spy) => spy.mock.calls.length)).toEqual(before.children.map(() => 0));
  });

  it('is the same argument until something in it differs', () => {
    const source = new ArgumentSource(words);
    const doc = draft();
    const first = source.read(doc);
    expect(source.read(doc)).toBe(first);
    const typed = replaced(doc, 4, node('paragraph', { id: 'plain' }, 'Nothing cited, still'));
    expect(source.read(typed)).toBe(first);
    const same = replaced(
      doc,
      3,
      node('paragraph', { id: 'free' }, 'As told before', node('citation', { target: 's1' })),
    );
    expect(source.read(same)).toBe(first);
    const uncited = replaced(doc, 3, node('paragraph', { id: 'free' }, 'As told before'));
    expect(source.read(uncited)).not.toBe(first);
    expect(
      source
        .read(uncited)
        .relationsTo('s1')
        .map(({ from }) => from),
    ).toEqual(['e']);
  });

  it('reads likelihood in new words when the paper changes them', () => {
    const source = new ArgumentSource(words);
    expect(source.read(draft()).nodes[0]?.text).toBe('Tests will resume');
    source.setTermWords(() => 'perhaps');
    expect(source.read(draft()).nodes[0]?.text).toBe('Tests will perhaps resume');
  });
});
