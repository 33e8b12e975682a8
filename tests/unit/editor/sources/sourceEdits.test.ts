import { describe, expect, it } from 'vitest';
import { blockNumbers } from '../../../../components/editor/blocks/blockNumbers.ts';
import { recordsNamed } from '../../../../components/editor/sources/recallState.ts';
import { keepInputOf, takeFromRegister, writeSummary } from '../../../../components/editor/sources/sourceEdits.ts';
import { toComplete } from '../../../../lib/domain/sources/sourceSummary.ts';
import { keepSourceInput, sourceFieldNames, type SourceDto } from '../../../../lib/protocol/sourceDto.ts';
import { sourceNamed } from '../../domain/sources/sourceFixture.ts';
import { drawn, node, stateOf } from '../draftState.ts';

const ids = () => {
  let count = 0;
  return () => `new-${(count += 1)}`;
};
const unstated = Object.fromEntries(sourceFieldNames.map((name) => [name, null]));
const record = {
  ...unstated,
  id: '00000000-0000-4000-8000-000000000001',
  title: 'Pilot log',
  descriptor: 'Kept by the\nharbour office.',
  originator: 'Harbour office',
  reliability: 'B',
  url: 'https://port.example',
} as unknown as SourceDto;

describe('a source from the register', () => {
  it('is written at the end of its section with its record, as the register states it', () => {
    const state = stateOf([
      node(
        'section',
        { id: 's', kind: 'sources' },
        node('sectionHeading', { id: 'h' }, 'Sources'),
        node('paragraph', { id: 'p' }, 'Mine.'),
      ),
    ]);
    const { tr, blockId } = takeFromRegister(state, record, ids());
    const after = state.apply(tr ?? state.tr);
    expect(drawn(after)).toBe(
      'section\n  sectionHeading: |Sources\n  paragraph: Mine.\n  source\n    sourceTitle: Pilot log\n    descriptor: Kept by the harbour office.',
    );
    expect(after.doc.lastChild?.lastChild?.attrs).toMatchObject({
      id: blockId,
      record: record.id,
      originator: 'Harbour office',
      reliability: 'B',
      url: 'https://port.example',
      language: null,
    });
    // A second time there is nothing to write: it is there.
    expect(takeFromRegister(after, record, ids())).toEqual({ tr: null, blockId });
  });

  it('is known by the records that the sources name, each once', () => {
    const source = (id: string, name: string | null) => node('source', { id, record: name });
    const state = stateOf(
      [source('a', 'r2'), source('b', 'r1'), source('c', 'r2'), source('d', null)],
      [blockNumbers()],
    );
    expect(recordsNamed(state)).toEqual(['r1', 'r2']);
  });

  it('takes to the register what the block states, in a form that the register takes', () => {
    const attrs = {
      id: 'a',
      originator: ' Harbour\u00a0 office ',
      translated: false,
      sha256: 'f'.repeat(64),
      handling: '  ',
    };
    const state = stateOf([node('source', attrs, node('sourceTitle', {}, 'Pilot log'))], [blockNumbers()]);
    const input = keepInputOf(state, sourceRow('a', 'Pilot log'));
    expect(input).toEqual({
      title: 'Pilot log',
      descriptor: '',
      originator: 'Harbour office',
      translated: false,
      sha256: 'f'.repeat(64),
    });
    expect(keepSourceInput.safeParse(input).success).toBe(true);
    expect(keepInputOf(state, sourceRow('a', ''))).toBeNull();
    expect(keepInputOf(state, sourceRow('gone', 'Pilot log'))).toBeNull();
  });
});

const sourceRow = (id: string, title: string) => ({
  ...sourceNamed(id, { title }),
  citedBy: [],
  judgments: [],
  isRecalled: false,
});

describe('the source summary', () => {
  const own = node('paragraph', { id: 'p' }, 'My own words on the sources.');
  const heading = node('sectionHeading', { id: 'h' }, 'Sources');

  it('stands before what is there, touches none of it, and is not begun twice', () => {
    const state = stateOf([node('section', { id: 's', kind: 'sources' }, heading, own)]);
    const { tr, blockId } = writeSummary(state, `Two sources. ${toComplete} which matter most.]`, ids());
    const after = state.apply(tr ?? state.tr);
    expect(drawn(after)).toContain(
      `  paragraph: Two sources. ${toComplete} which matter most.]\n  paragraph: My own words on the sources.`,
    );
    expect(tr?.steps).toHaveLength(1);
    expect(writeSummary(after, 'Again.', ids())).toEqual({ tr: null, blockId });
  });

  it('makes the section where there is none', () => {
    const state = stateOf([node('paragraph', { id: 'p' }, 'Text.')]);
    const { tr } = writeSummary(state, 'One source.', ids());
    expect(drawn(state.apply(tr ?? state.tr))).toContain(
      'section\n  sectionHeading: Sources\n  paragraph: One source.',
    );
  });
});
