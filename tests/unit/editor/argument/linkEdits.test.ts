import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeNewBlock } from '../../../../components/editor/argument/newLinkedBlock.ts';
import { writeLinks } from '../../../../components/editor/argument/linkEdits.ts';
import { documentSchema } from '../../../../lib/document/extensions/documentExtensions.ts';
import { node } from '../draftState.ts';
import { LinkingPeer, meet, wish } from './LinkingPeer.ts';

const judgment = (id: string) =>
  node('judgment', { id }, node('statement', { id: `${id}s` }, `Words of ${id}`), node('basis', { id: `${id}b` }));
const evidence = (id: string) => node('evidence', { id }, node('paragraph', { id: `${id}p` }, `Words of ${id}`));
const source = (id: string) => node('source', { id }, node('sourceTitle', { id: `${id}t` }, `Title of ${id}`));
const section = (kind: string, ...blocks: readonly ReturnType<typeof node>[]) =>
  node('section', { id: `sec-${kind}`, kind }, node('sectionHeading', { id: `head-${kind}` }, kind), ...blocks);

const draft = () =>
  documentSchema.node('doc', null, [
    section('key-judgments', judgment('J1'), judgment('J2')),
    section('supporting-evidence', evidence('E1'), evidence('E2')),
    section('sources', source('S1'), source('S2')),
  ]);

function two(): readonly [LinkingPeer, LinkingPeer] {
  const ana = new LinkingPeer('ana', draft());
  return [ana, new LinkingPeer('ben', ana)];
}

describe('two who link at once', () => {
  it('both keep their link on the same judgment', () => {
    const [ana, ben] = two();
    ana.link('J1', wish('supports E1'));
    ben.link('J1', wish('contradicts E2'));
    meet(ana, ben);
    expect(ana.links.toSorted()).toEqual(['J1 contradicts E2', 'J1 supports E1']);
    expect(ben.links).toEqual(ana.links);
  });

  it('each undo only their own', () => {
    const [ana, ben] = two();
    ana.link('J1', wish('supports E1'));
    ben.link('J1', wish('supports E2'));
    meet(ana, ben);
    ana.undo.undo();
    meet(ana, ben);
    expect(ben.links).toEqual(['J1 supports E2']);
    ben.undo.undo();
    meet(ana, ben);
    expect(ana.links).toEqual([]);
    ana.undo.redo();
    meet(ana, ben);
    expect(ben.links).toEqual(['J1 supports E1']);
  });

  it('make the same link twice, which goes as one', () => {
    const [ana, ben] = two();
    ana.link('J1', wish('supports E1'));
    ben.link('J1', wish('supports E1'));
    meet(ana, ben);
    expect(ana.links).toEqual(['J1 supports E1', 'J1 supports E1']);
    ana.link('J1', wish('none E1'));
    meet(ana, ben);
    expect(ben.links).toEqual([]);
    ana.undo.undo();
    expect(ana.links.length).toBeGreaterThan(0);
  });

  it('a link stays when its evidence is deleted, and means it again when that is undone', () => {
    const [ana, ben] = two();
    ana.link('J1', wish('supports E1'));
    meet(ana, ben);
    ben.edit((tr) => {
      tr.doc.descendants((each, pos) => {
        if (each.attrs.id === 'E1') tr.delete(pos, pos + each.nodeSize);
        return each.type.name === 'section';
      });
    });
    meet(ana, ben);
    expect(ana.links).toEqual(['J1 supports E1']);
    expect(ana.draft.textContent).not.toContain('Words of E1');
    ben.undo.undo();
    meet(ana, ben);
    expect(ana.draft.textContent).toContain('Words of E1');
    expect(ana.links).toEqual(['J1 supports E1']);
  });
});

describe('wishes', () => {
  it('touch only the links they are about, in one step of undo', () => {
    const [ana] = two();
    ana.link('J1', wish('supports E1'), wish('supports E2'));
    ana.link('J1', wish('contradicts E1'));
    expect(ana.links).toEqual(['J1 contradicts E1', 'J1 supports E2']);
    ana.undo.undo();
    expect(ana.links).toEqual(['J1 supports E1', 'J1 supports E2']);
    ana.undo.undo();
    expect(ana.links).toEqual([]);
  });

  it('of one place of a source leave its other places', () => {
    const [ana, ben] = two();
    ana.link('E1', wish('cites S1 @p. 4'));
    ben.link('E1', wish('cites S1 @p. 9'));
    meet(ana, ben);
    ana.link('E1', wish('cites S1 @  p.\n 5 '));
    expect(ana.links).toHaveLength(2);
    expect(ana.links).toContain('E1 cites S1 @p. 5');
    ana.link('E1', wish('none S1'));
    expect(ana.links).toEqual([]);
  });

  it('of a link made twice without a place give both a place at once', () => {
    const [ana, ben] = two();
    ana.link('E1', wish('cites S1'));
    ben.link('E1', wish('cites S1'));
    meet(ana, ben);
    ana.link('E1', wish('cites S1 @p. 4'));
    expect(ana.links).toEqual(['E1 cites S1 @p. 4']);
  });

  it('about a block that is gone do nothing', () => {
    const [ana] = two();
    let isChanged: boolean | null = null;
    ana.edit((tr) => {
      isChanged = writeLinks(tr, 'J9', [wish('supports E1')], ana.newId);
    });
    expect([isChanged, ana.links]).toEqual([false, []]);
  });

  it('of two people, in any order and at any time, give each what they wished at that moment, and all the same in the end', () => {
    const step = fc.record({
      who: fc.nat({ max: 1 }),
      holder: fc.constantFrom('J1', 'J2'),
      kind: fc.constantFrom('supports', 'contradicts', 'context', 'none'),
      target: fc.constantFrom('E1', 'E2'),
      isMeeting: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const peers = two();
        for (const { who, holder, kind, target, isMeeting } of steps) {
          const peer = peers[who];
          peer?.link(holder, wish(`${kind} ${target}`));
          const mine = peer?.links.filter((link) => link.startsWith(`${holder} `) && link.endsWith(` ${target}`));
          expect(mine).toEqual(kind === 'none' ? [] : [`${holder} ${kind} ${target}`]);
          if (isMeeting) meet(...peers);
        }
        meet(...peers);
        expect(peers[0].links).toEqual(peers[1].links);
        peers[0].draft.check();
      }),
      { seed: 20261123, numRuns: 60 },
    );
  });
});

describe('a block that is written while linking', () => {
  it('stands at the end of its section, with its words, linked in the same step of undo', () => {
    const [ana, ben] = two();
    const before = ana.draft.toJSON() as unknown;
    ana.edit((tr) => {
      writeNewBlock(tr, 'evidence', 'E3', 'Seen at the port', ana.newId);
      writeLinks(tr, 'J1', [wish('supports E3')], ana.newId);
    });
    meet(ana, ben);
    const home = ben.draft.child(1);
    expect(home.lastChild?.attrs.id).toBe('E3');
    expect(home.lastChild?.textContent).toBe('Seen at the port');
    expect(ben.links).toEqual(['J1 supports E3']);
    ana.undo.undo();
    expect(ana.draft.toJSON()).toEqual(before);
  });

  it('brings its section where there is none, in its usual place, and the caret into its words', () => {
    const [ana] = two();
    ana.edit((tr) => {
      const caret = writeNewBlock(tr, 'assumption', 'AS1', 'Moscow keeps paying', ana.newId);
      expect(tr.doc.resolve(caret).parent.textContent).toBe('Moscow keeps paying');
      expect(tr.doc.resolve(caret).parent.type.name).toBe('statement');
    });
    expect(ana.draft.children.map((child) => child.attrs.kind as unknown)).toEqual([
      'key-judgments',
      'supporting-evidence',
      'assumptions',
      'sources',
    ]);
    expect(ana.draft.child(2).textContent).toBe('AssumptionsMoscow keeps paying');
  });

  it('finds a place in a draft without sections', () => {
    const alone = new LinkingPeer('ana', documentSchema.node('doc', null, [judgment('J1')]));
    alone.edit((tr) => {
      writeNewBlock(tr, 'evidence', 'E1', '', alone.newId);
      writeNewBlock(tr, 'source', 'S1', '', alone.newId);
    });
    expect(alone.draft.children.map((child) => child.type.name)).toEqual(['judgment', 'section', 'section']);
    expect(alone.draft.child(2).lastChild?.type.name).toBe('source');
  });
});
