import type { DocJson, NodeJson } from '../docJson.ts';
import type { SectionKind } from '../grammar.ts';
import { cite, holding, line, link, links, note, tableOf, term } from './sampleBlocks.ts';
import { sampleSources } from './sampleSources.ts';
import { sampleTitle } from './sampleText.ts';

const section = (kind: SectionKind, heading: string, ...blocks: readonly NodeJson[]): NodeJson =>
  holding('section', kind, { kind }, ...[line('sectionHeading', `${kind}-h`, heading), ...blocks].map(marked));

/** Every portion of the sample is unclassified, and says so. */
const portions = new Set(['sectionHeading', 'heading', 'paragraph', 'blockquote', 'caption', 'table']);
function marked(node: NodeJson): NodeJson {
  return portions.has(node.type) ? { ...node, attrs: { ...node.attrs, marking: '(U)' } } : node;
}

const keyJudgments = section(
  'key-judgments',
  'Key judgments',
  holding(
    'judgment',
    'j-exchange',
    {
      kind: 'forecast',
      likelihood: 'very-likely',
      confidence: 'moderate',
      horizon: '2027-12-31',
      rank: 'major',
      marking: '(U)',
    },
    line(
      'statement',
      'j-exchange-s',
      'The two governments will ',
      term('adverb'),
      ' go on trading munitions for technology until the end of 2027, even if fighting in Ukraine pauses.',
    ),
    line(
      'basis',
      'j-exchange-b',
      'Shipping and customs, which do not know of each other, agree on the traffic; what is given in return is inferred.',
    ),
    ...links('j-exchange', 'supports', 'e-calls', 'e-loads'),
    ...links('j-exchange', 'assumes', 'as-shells'),
  ),
  holding(
    'judgment',
    'j-missile',
    {
      kind: 'forecast',
      likelihood: 'likely',
      probability: 0.65,
      confidence: 'low',
      horizon: '2027-12-31',
      rank: 'major',
      marking: '(U)',
    },
    line(
      'statement',
      'j-missile-s',
      'North Korea will ',
      term('adverb'),
      ' fly a solid-fuel missile that is guided by Russian parts before 2028.',
    ),
    line('basis', 'j-missile-b', 'One line of reporting on guidance, and none from inside the institute since 2024.'),
    ...links('j-missile', 'supports', 'e-instructors'),
    ...links('j-missile', 'contradicts', 'e-plumes'),
    ...links('j-missile', 'assumes', 'as-priority'),
  ),
  holding(
    'judgment',
    'j-warhead',
    {
      kind: 'forecast',
      likelihood: 'unlikely',
      confidence: 'moderate',
      horizon: '2028-11-30',
      rank: 'major',
      marking: '(U)',
    },
    line(
      'statement',
      'j-warhead-s',
      term('lead'),
      ' that Russia hands over a complete warhead design within two years.',
    ),
    line('basis', 'j-warhead-b', 'The step would cost Moscow the patience of Beijing, and neither side hints at it.'),
    ...links('j-warhead', 'supports', 'e-interview'),
    ...links('j-warhead', 'context', 'e-border'),
  ),
  holding(
    'judgment',
    'j-fuel',
    { kind: 'explanation', confidence: 'moderate', rank: 'minor', marking: '(U)' },
    line(
      'statement',
      'j-fuel-s',
      'Steady fuel from Russia makes Pyongyang less dependent on China, and so loosens the main outside restraint on its tests.',
    ),
    line('basis', 'j-fuel-b', 'Border trade fell while tests went on; the link between the two is our own.'),
    ...links('j-fuel', 'supports', 'e-loads', 'e-border'),
  ),
);

const evidence = section(
  'supporting-evidence',
  'Supporting evidence',
  holding(
    'evidence',
    'e-calls',
    { informationDate: '2023-08', informationUntil: '2026-10', credibility: '2', marking: '(U)' },
    line(
      'paragraph',
      'e-calls-p',
      'Russian cargo ships call at Rajin about every ten days and leave with closed containers',
      cite('src-images', 'frames 4-19'),
      '.',
    ),
    link('e-calls', 'cites', 'src-images', 'frames 4-19'),
  ),
  holding(
    'evidence',
    'e-loads',
    { informationDate: '2024-01', informationUntil: '2026-06', credibility: '2', marking: '(U)' },
    line(
      'paragraph',
      'e-loads-p',
      'Machine tools, flour and refined oil make up nine tenths of the loads declared northward',
      cite('src-customs', 'table 3'),
      note('By weight. By value, machine tools alone come to two thirds.'),
      '.',
    ),
    link('e-loads', 'cites', 'src-customs', 'table 3'),
  ),
  holding(
    'figure',
    'f-calls',
    { marking: '(U)' },
    line('caption', 'f-calls-c', 'Ships seen at Rajin and loads declared at Tumangang'),
    tableOf('f-calls-t', [
      ['Half-year', 'Calls', 'Declared loads (thousand tonnes)'],
      ['2024, second', '17', '41'],
      ['2025, first', '18', '44'],
      ['2025, second', '19', '52'],
      ['2026, first', '18', '57'],
    ]),
    link('f-calls', 'cites', 'src-images', 'frames 4-19'),
    link('f-calls', 'cites', 'src-customs', 'table 3'),
  ),
  holding(
    'evidence',
    'e-instructors',
    { informationDate: '2022', informationUntil: '2024-11', credibility: '3', marking: '(U)' },
    line(
      'paragraph',
      'e-instructors-p',
      'Five people who left describe Russian instructors in the guidance department of an institute near Pyongyang',
      cite('src-debriefs', 'pp. 2-5'),
      '.',
    ),
    link('e-instructors', 'cites', 'src-debriefs', 'pp. 2-5'),
  ),
  holding(
    'evidence',
    'e-plumes',
    { informationDate: '2025-09', informationUntil: '2026-02', credibility: '3', marking: '(U)' },
    line(
      'paragraph',
      'e-plumes-p',
      'Footage of four tests shows flight paths that need no guidance better than that of 2021',
      cite('src-laboratory', 'p. 11'),
      '.',
    ),
    link('e-plumes', 'cites', 'src-laboratory', 'p. 11'),
  ),
  holding(
    'evidence',
    'e-interview',
    { informationDate: '2026-08-19', credibility: '4', marking: '(U)' },
    line(
      'paragraph',
      'e-interview-p',
      'Asked about warheads, a deputy minister said that the treaty has no such annex',
      cite('src-agency'),
      '.',
    ),
    link('e-interview', 'cites', 'src-agency'),
  ),
  holding(
    'evidence',
    'e-border',
    { informationDate: '2026-01', informationUntil: '2026-09', credibility: '3', marking: '(U)' },
    line(
      'paragraph',
      'e-border-p',
      'Trade across the Chinese border fell by a tenth in nine months',
      cite('src-trade', 'sheet 2'),
      ', and Dandong held up dual-use goods twice',
      cite('src-images', 'frame 31'),
      '.',
    ),
    link('e-border', 'cites', 'src-trade', 'sheet 2'),
    link('e-border', 'cites', 'src-images', 'frame 31'),
  ),
);

const assumptions = section(
  'assumptions',
  'Assumptions',
  holding(
    'assumption',
    'as-shells',
    { linchpin: true, support: 'caveated', reviewBy: '2027-03', marking: '(U)' },
    line('statement', 'as-shells-s', 'Russia uses up artillery shells faster than its own factories replace them.'),
    line('ifWrong', 'as-shells-w', 'Moscow needs Pyongyang less, and the price it pays in technology falls.'),
  ),
  holding(
    'assumption',
    'as-priority',
    { linchpin: false, support: 'supported', reviewBy: '2027-06', marking: '(U)' },
    line('statement', 'as-priority-s', 'Pyongyang prefers missile technology to food.'),
    line('ifWrong', 'as-priority-w', 'More of the traffic is what it is declared to be.'),
  ),
);

const others: readonly NodeJson[] = [
  section(
    'alternatives',
    'Alternatives',
    holding(
      'alternative',
      'a-settlement',
      { likelihood: 'very-unlikely', marking: '(U)' },
      line(
        'statement',
        'a-settlement-s',
        term('lead'),
        ' that Moscow ends the deliveries at once in exchange for relief from sanctions.',
      ),
      line('whyNot', 'a-settlement-w', 'No party offers such relief, and stopping would show how much was sent.'),
      ...links('a-settlement', 'alternative-to', 'j-exchange'),
      ...links('a-settlement', 'contradicts', 'e-calls'),
    ),
  ),
  section(
    'indicators',
    'Indicators',
    holding(
      'indicator',
      'i-flights',
      {
        direction: 'raises',
        threshold: 'More than two flights a month for a quarter',
        observed: false,
        lastChecked: '2026-11-15',
        marking: '(U)',
      },
      line('statement', 'i-flights-s', 'Russian transport aircraft land at Sunan.'),
      ...links('i-flights', 'indicates', 'j-missile'),
    ),
    holding(
      'indicator',
      'i-calls',
      {
        direction: 'lowers',
        threshold: 'Fewer than one call a month',
        observed: false,
        lastChecked: '2026-11-15',
        marking: '(U)',
      },
      line('statement', 'i-calls-s', 'Calls at Rajin become rare outside winter.'),
      ...links('i-calls', 'indicates', 'j-exchange'),
    ),
  ),
  section(
    'gaps',
    'Gaps',
    holding(
      'gap',
      'g-annex',
      { marking: '(U)' },
      line('statement', 'g-annex-s', 'What the closed annex of the 2024 treaty promises, and to whom.'),
      ...links('g-annex', 'limits', 'j-exchange', 'j-warhead'),
    ),
  ),
];

const implications = section(
  'implications',
  'Implications',
  line(
    'paragraph',
    'im-1',
    'If deliveries keep today’s pace, Seoul has a reason to raise its defence budget for a fourth year, and Tokyo to ask for more air defence.',
  ),
  holding(
    'bulletList',
    'im-2',
    {},
    ...[
      'Sanctions are watched by fewer people: no panel reports on violations since 2024.',
      'A successful test would revive the debate in Seoul about a deterrent of its own.',
      'Other states under sanctions have a pattern to copy.',
    ].map((text, at) => holding('listItem', `im-2-${at}`, {}, line('paragraph', `im-2-${at}-p`, text))),
  ),
);

const recommendations = section(
  'recommendations',
  'Recommendations',
  holding(
    'recommendation',
    'r-reporting',
    { marking: '(U)' },
    line(
      'paragraph',
      'r-reporting-p',
      'Build a shared record of violations among partners, who between them hold most of what it needs.',
    ),
    ...links('r-reporting', 'serves', 'j-exchange', 'j-fuel'),
  ),
  holding(
    'recommendation',
    'r-picture',
    { marking: '(U)' },
    line(
      'paragraph',
      'r-picture-p',
      'Give Seoul and Tokyo one picture of launches, so that neither waits for its own radar.',
    ),
    ...links('r-picture', 'serves', 'j-missile'),
  ),
  holding(
    'recommendation',
    'r-beijing',
    { marking: '(U)' },
    line(
      'paragraph',
      'r-beijing-p',
      'Talk to Beijing, out of sight, about dual-use goods: here its interests and Moscow’s differ most.',
    ),
    ...links('r-beijing', 'serves', 'j-warhead', 'j-fuel'),
  ),
);

/**
 * The sample as a structured assessment: judgments with their likelihood in the sentence and their basis, evidence with
 * citations and grades, six sources, assumptions, an alternative, indicators, a gap, and all links between them. Invented for
 * training like `sampleText`; every block has an id.
 */
export const sampleDraft: DocJson = {
  type: 'doc',
  content: [
    {
      type: 'title',
      attrs: {
        id: 'title',
        scale: 'icd203',
        markings: 'us',
        training: true,
        marking: '(U)',
        wording: 'a',
        cutoff: '2026-11-20',
      },
      content: [{ type: 'text', text: sampleTitle }],
    },
    keyJudgments,
    evidence,
    assumptions,
    ...others,
    implications,
    recommendations,
    section('sources', 'Sources', ...sampleSources),
  ],
};
