import type { AttributeValue } from '../../../lib/document/grammar.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';

let made = 0;
const block = (
  type: string,
  content: readonly (NodeJson | string)[] = [],
  attrs: Readonly<Record<string, AttributeValue>> = {},
): NodeJson => ({
  type,
  attrs: { id: `c${(made += 1)}`, ...attrs },
  ...(content.length > 0 && {
    content: content.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each)),
  }),
});
const term = (form: string): NodeJson => ({ type: 'likelihoodTerm', attrs: { form } });
const link = (kind: string, target: string): NodeJson => block('relation', [], { kind, target });
const section = (kind: string, heading: string, ...blocks: readonly NodeJson[]): NodeJson =>
  block('section', [block('sectionHeading', [heading]), ...blocks], { kind });

const source = (id: string, title: string, more: Readonly<Record<string, AttributeValue>>): NodeJson =>
  block('source', [block('sourceTitle', [title]), block('descriptor', ['Written by officials with direct access.'])], {
    id,
    type: 'official',
    reliability: 'B',
    ...more,
  });

/** A paper that keeps the rules: what the checks find in it is a false alarm, or a hint. */
export const cleanPaper: DocJson = {
  type: 'doc',
  content: [
    block('title', ['Ferry links to the Lund islands'], { scale: 'icd203', cutoff: '2026-11-20' }),
    block('paragraph', ['The winter timetable keeps the islands supplied, at a higher cost per crossing.']),
    section(
      'key-judgments',
      'Key judgments',
      block(
        'judgment',
        [
          block('statement', [
            'The operator will ',
            term('adverb'),
            ' cut the morning crossing to 3 sailings a week by 31 March 2027.',
          ]),
          block('basis', [
            'Two independent sources report the same order for crews, and one gap remains: nobody has seen the contract.',
          ]),
          link('supports', 'e-crews'),
          link('supports', 'e-fuel'),
          link('assumes', 'a-price'),
        ],
        {
          id: 'j-cut',
          kind: 'forecast',
          likelihood: 'likely',
          confidence: 'moderate',
          horizon: '2027-03-31',
          rank: 'major',
        },
      ),
      block(
        'judgment',
        [
          block('statement', ['Higher fuel prices explain the new timetable.']),
          block('basis', ['The company’s own accounts are the source; a second one, the port log, agrees with them.']),
          link('supports', 'e-fuel'),
          link('supports', 'e-crews'),
        ],
        { id: 'j-why', kind: 'explanation', likelihood: 'very-likely', confidence: 'moderate', rank: 'major' },
      ),
    ),
    section(
      'supporting-evidence',
      'Supporting evidence',
      block(
        'evidence',
        [block('paragraph', ['Four deck crews were released on 2 November.']), link('cites', 's-log')],
        {
          id: 'e-crews',
          credibility: '2',
          informationDate: '2026-11-02',
        },
      ),
      block(
        'evidence',
        [
          block('paragraph', ['Fuel rose from 31 to 44 per cent of running costs in a year.']),
          link('cites', 's-accounts'),
        ],
        { id: 'e-fuel', credibility: '1', informationDate: '2026-09' },
      ),
    ),
    section(
      'assumptions',
      'Assumptions',
      block(
        'assumption',
        [
          block('statement', ['The price of fuel stays above its mean of 2025.']),
          block('ifWrong', ['The first judgment falls to unlikely.']),
        ],
        { id: 'a-price', linchpin: true },
      ),
    ),
    section(
      'alternatives',
      'Alternatives',
      block(
        'alternative',
        [
          block('statement', [term('lead'), ' that the operator keeps all 6 sailings.']),
          block('whyNot', ['It has already released the crews.']),
          link('alternative-to', 'j-cut'),
        ],
        { id: 'x-keep', likelihood: 'unlikely' },
      ),
    ),
    section(
      'indicators',
      'Indicators',
      block('indicator', [block('statement', ['Berths booked for January.']), link('indicates', 'j-cut')], {
        threshold: 'Fewer than 12 a month',
      }),
      block(
        'indicator',
        [block('statement', ['Fuel contracts signed at another price.']), link('indicates', 'j-why')],
        {
          threshold: 'More than a tenth lower',
        },
      ),
    ),
    section(
      'recommendations',
      'Options',
      block('recommendation', [
        block('paragraph', ['Ask the operator for its January bookings.']),
        link('serves', 'j-cut'),
      ]),
    ),
    section(
      'sources',
      'Sources',
      block('paragraph', [
        'Two official records of independent origin carry the paper; the port log matters most, and neither shows the contract.',
      ]),
      source('s-log', 'Port log, November 2026', {
        originator: 'Harbour office',
        published: '2026-11-05',
        independenceGroup: 'harbour',
      }),
      source('s-accounts', 'Accounts to 30 September 2026', {
        originator: 'Lund Ferries',
        published: '2026-10-10',
        independenceGroup: 'company',
      }),
    ),
  ],
};
