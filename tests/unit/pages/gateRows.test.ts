import { describe, expect, test } from 'vitest';
import { gateRows } from '../../../components/publish/gateRows.ts';
import type { GateFailureDto, PublishingDto } from '../../../lib/protocol/publicationDto.ts';

const text = 'a'.repeat(64);
const rev = { name: 'Rev', answer: 'approve', dissentsOn: [], fault: null, isStale: false, changed: [] };
const ready: PublishingDto = {
  contentHash: text,
  title: 'Harbour fees',
  reference: 'YS-2026-014',
  slug: 'harbour-fees',
  number: 1,
  previous: null,
  isPublished: false,
  kind: 'initial',
  because: null,
  changeSummary: '',
  round: { id: 'r1', number: 2, sha256: text },
  asked: [rev, { ...rev, name: 'Rik', dissentsOn: ['J2', 'J3'] }],
  failures: [],
  marking: { link: [], 'signed-in': [], named: [] },
  banner: 'TLP:CLEAR',
  checks: { warnings: 2, waived: 0 },
  statements: { base: null, whole: '', judgments: [] },
  openRounds: [],
  judgments: { count: 3, firstHorizon: null },
};
const failure = (gate: GateFailureDto['gate'], label = '', blockId: string | null = 'b'): GateFailureDto => ({
  gate,
  message: `${gate} speaks.`,
  blockId,
  label,
});
const rows = (change: Partial<PublishingDto>, audience: 'link' | 'named' = 'link', unsaved = 0) =>
  gateRows({ ...ready, ...change }, audience, unsaved);
const open = (...given: Parameters<typeof rows>) => rows(...given).filter(({ isSettled }) => !isSettled);

describe('the list of what must be settled', () => {
  test('of a text that is ready every row is settled, and says by what', () => {
    expect(rows({}).map(({ heading, notes }) => [heading, ...notes])).toEqual([
      ['Everyone asked has approved', 'Rev; Rik, with dissent on J2 and J3. Round 2.'],
      ['The content is what was approved', 'Draft aaaa…aaaa equals approved aaaa…aaaa.'],
      ['No blocking comments'],
      ['No errors in the checks', '2 warnings, no waivers. They are kept in the review record.'],
      ['The mark is within the audience', 'The banner is TLP:CLEAR.'],
      ['Everything is saved', 'No changes pending.'],
    ]);
  });

  test('what is open leads to where it is mended', () => {
    expect(open({ round: null, asked: [] })).toMatchObject([{ id: 'answers', mends: [{ kind: 'ask' }] }]);
    const waits = { ...rev, name: 'Rik', answer: null, fault: 'Rik has not answered yet.' };
    expect(open({ asked: [rev, waits] })).toMatchObject([
      {
        heading: '1 of 2 have approved',
        notes: ['Rik has not answered yet.'],
        mends: [{ kind: 'round', roundId: 'r1' }],
      },
    ]);
    const stale = { ...rev, fault: 'Edited.', isStale: true, changed: [{ blockId: 'j2', label: 'J2' }] };
    const [content] = open({ asked: [stale, { ...stale, name: 'Rik' }], contentHash: 'b'.repeat(64) });
    expect(content).toMatchObject({
      id: 'content',
      notes: [
        '1 block changed since the approval: J2. Draft bbbb…bbbb, asked about aaaa…aaaa.',
        'The approvals of Rev and Rik are stale.',
      ],
      mends: [{ kind: 'round' }, { kind: 'ask' }, { kind: 'block', words: 'Go to J2', blockId: 'j2' }],
    });
    const failures = [
      failure('blocking-comments', 'J1'),
      failure('suggestions'),
      ...Array.from({ length: 6 }, (_, at) => failure('checks', `J${at + 1}`, `j${at + 1}`)),
      failure('coordination', '', null),
    ];
    const told = open({ failures });
    expect(told.map(({ id, heading }) => [id, heading])).toEqual([
      ['blocking-comments', '1 blocking comment is open'],
      ['suggestions', '1 suggestion is open'],
      ['checks', '6 findings of the checks are open'],
      ['coordination', 'Coordination is not complete'],
    ]);
    expect(told[2]?.notes.at(-1)).toBe('And 2 more.');
    expect(told[2]?.mends).toMatchObject([{ words: 'Go to J1' }, { kind: 'tab', tab: 'checks' }]);
  });

  test('the mark is weighed for the audience that is chosen, and what is not stored counts', () => {
    const marking = { ...ready.marking, link: [failure('marking', 'E2', 'e2')] };
    expect(open({ marking })).toMatchObject([{ id: 'marking', mends: [{ blockId: 'e2' }] }]);
    expect(open({ marking }, 'named')).toEqual([]);
    expect(open({}, 'link', 3)).toMatchObject([{ heading: '3 changes not yet saved' }]);
  });
});
