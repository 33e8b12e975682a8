import type { ApiClient } from '../integration/apiClient.ts';

type Block = { readonly type: string; readonly [field: string]: unknown };
const text = (type: string, id: string, words: string): Block => ({
  type,
  attrs: { id },
  content: words === '' ? [] : [{ type: 'text', text: words }],
});
const link = (from: string, kind: string, target: string, locator: string | null = null): Block => ({
  type: 'relation',
  attrs: { id: `${from}-${kind}-${target}`, kind, target, locator },
});
const section = (kind: string, heading: string, ...content: readonly Block[]): Block => ({
  type: 'section',
  attrs: { id: `sec-${kind}`, kind },
  content: [text('sectionHeading', `head-${kind}`, heading), ...content],
});
const judgment = (id: string, words: string, ...links: readonly Block[]): Block => ({
  type: 'judgment',
  attrs: { id, kind: 'forecast', likelihood: 'likely', confidence: 'moderate', horizon: '2027-12-31' },
  content: [text('statement', `${id}-s`, words), text('basis', `${id}-b`, 'Two desks agree.'), ...links],
});
const evidence = (id: string, words: string, credibility: string | null, ...links: readonly Block[]): Block => ({
  type: 'evidence',
  attrs: { id, credibility, informationDate: '2026-10' },
  content: [text('paragraph', `${id}-p`, words), ...links],
});
const source = (id: string, title: string, reliability: string | null): Block => ({
  type: 'source',
  attrs: { id, reliability, type: 'PAI', published: '2026-09-30' },
  content: [text('sourceTitle', `${id}-t`, title), text('descriptor', `${id}-d`, 'Seen by one desk.')],
});

/** A small argument: J1 rests on E1 and E3, J2 on E1 alone, J3 on nothing; E2 is cited nowhere; S1 to S3 are graded. */
export const linkedDraft = {
  type: 'doc',
  content: [
    { ...text('title', 'title', 'Rail and port traffic on the border'), attrs: { id: 'title', scale: 'icd203' } },
    section(
      'key-judgments',
      'Key judgments',
      judgment(
        'j1',
        'Rail traffic across the river will grow through the winter.',
        link('j1', 'supports', 'e1'),
        link('j1', 'supports', 'e3'),
        link('j1', 'assumes', 'as1'),
      ),
      judgment('j2', 'The port will take its first tanker by spring.', link('j2', 'supports', 'e1')),
      judgment('j3', 'Talks on the bridge will resume within a year.'),
    ),
    section(
      'supporting-evidence',
      'Supporting evidence',
      evidence('e1', 'Freight wagons were counted at the yard on nine nights.', '2', link('e1', 'cites', 's1', 'p. 4')),
      evidence('e2', 'Fuel prices in the town fell by a fifth.', '3', link('e2', 'cites', 's2')),
      evidence('e3', 'A new siding was laid beside the customs house.', '6', link('e3', 'cites', 's3')),
    ),
    section('assumptions', 'Assumptions', {
      type: 'assumption',
      attrs: { id: 'as1', linchpin: true, support: 'caveated' },
      content: [
        text('statement', 'as1-s', 'The river does not freeze before January.'),
        text('ifWrong', 'as1-w', 'Traffic stops.'),
      ],
    }),
    section('recommendations', 'Recommendations', {
      type: 'recommendation',
      attrs: { id: 'r1' },
      content: [text('paragraph', 'r1-p', 'Count the wagons again in December.'), link('r1', 'serves', 'j1')],
    }),
    section(
      'sources',
      'Sources',
      source('s1', 'Night count at the freight yard', 'B'),
      source('s2', 'Market prices, weekly', 'C'),
      source('s3', 'Photographs of the customs house', 'F'),
    ),
  ],
};

/** Imports it over the API; gives the assessment's id. */
export async function importLinkedDraft(api: ApiClient): Promise<string> {
  const { id } = await api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title: 'Rail and port traffic on the border',
    import: { format: 'json', content: JSON.stringify(linkedDraft) },
  });
  return id;
}
