import { describe, expect, test } from 'vitest';
import type { Publication } from '../../../../lib/document/publication.ts';
import { sampleDraft } from '../../../../lib/document/sample/sampleDraft.ts';
import { samplePublication } from '../../document/publication/samplePublication.ts';
import { paper, readerDesk } from './readerDesk.ts';

/** The sample's facts, without its content, with others among them. */
function sampleFacts(more: Partial<Publication>): Partial<Publication> {
  const { content: _, id: __, assessmentId: ___, number: ____, sha256: _____, ...facts } = samplePublication;
  return { ...facts, slug: 'harbour', ...more };
}

describe('what was said of changes', () => {
  const published = () =>
    sampleFacts({
      statements: [
        {
          judgmentId: 'j-warhead',
          label: 'J3',
          change: 'weakened',
          text: 'A test failed <b>',
          by: 'Ana',
          at: '2026-11-21T09:00:00.000Z',
        },
        {
          judgmentId: 'j-gone',
          label: 'J9',
          change: 'dropped',
          text: 'Its source was forged',
          by: 'Ana',
          at: '2026-11-21T09:00:00.000Z',
        },
      ],
      basis: {
        sources: { added: ['S4'], removed: [], regraded: ['S1'] },
        rests: [{ judgmentId: 'j-missile', label: 'J2', on: ['S4'] }],
      },
    });

  test('[PX3] stands in the box, at its judgment, in the files and in the machines’ file', async () => {
    const desk = await readerDesk();
    await desk.publish(1, paper('Fees will rise.'), { kind: 'initial', changeSummary: '' });
    await desk.publish(2, sampleDraft, published());
    const { body } = await desk.get('/r/harbour/v/2');
    expect(body).toContain('S4 added; S1 graded anew; J2 also rests on S4.');
    expect(body).toContain('(weakened): A test failed &lt;b&gt;.');
    expect(body).toContain('Since version 1 (weakened): A test failed &lt;b&gt;.');
    expect(body).toMatch(/J9 \(dropped\): Its source was forged\./u);
    const markdown = (await desk.get('/r/harbour/v/2/export.md')).body;
    expect(markdown).toContain('(weakened): A test failed');
    expect(markdown).toContain('Its source was forged.');
    const json = JSON.parse((await desk.get('/r/harbour/v/2/export.json')).body) as { publication: object };
    expect(json.publication).toMatchObject(published());
    expect((await desk.get('/r/harbour/v/2/export.stix.json')).body).toContain(
      '"change_statement": "A test failed <b>"',
    );
    desk.close();
  });

  test('a summary that only repeats what was drafted is not printed twice', async () => {
    const desk = await readerDesk();
    await desk.publish(1, paper('Fees will rise.'), { kind: 'initial', changeSummary: '' });
    await desk.publish(2, sampleDraft, { ...published(), changeSummary: 'J3 moved.', isSummaryDrafted: true });
    await desk.publish(3, sampleDraft, { ...published(), changeSummary: 'J3 moved.' });
    expect((await desk.get('/r/harbour/v/2')).body).not.toContain('J3 moved.');
    expect((await desk.get('/r/harbour/v/3')).body).toContain('J3 moved.');
    desk.close();
  });

  test('[PB11] a notice that it is superseded stands over it and in its files', async () => {
    const desk = await readerDesk();
    const first = await desk.publish(1, paper('Fees will rise.'), { kind: 'initial', changeSummary: '' });
    const second = await desk.publish(2, sampleDraft, published());
    await desk.world.memory.database.transaction((stores) =>
      stores.publications.supersede(first, {
        at: desk.world.ports.now(),
        byId: desk.ana.userId,
        reason: 'A later survey',
        number: 2,
      }),
    );
    const notice = /Superseded by version 2 on [^<]+ by Ana: A later survey\./u;
    for (const path of ['', '/export.md']) expect((await desk.get(`/r/harbour/v/1${path}`)).body).toMatch(notice);
    const state = JSON.parse((await desk.get('/r/harbour/v/1/state.json')).body) as object;
    expect(state).toMatchObject({ seen: 'superseded 2', supersession: expect.stringMatching(notice) as string });
    await desk.retract(second);
    expect((await desk.get('/r/harbour/v/1')).body).not.toContain('superseded');
    desk.close();
  });
});
