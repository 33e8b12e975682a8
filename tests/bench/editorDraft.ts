import { seededRandom } from './seededRandom.ts';

type Block = { readonly type: string; readonly [field: string]: unknown };
const vocabulary =
  'freight harbour winter tanker bridge customs yard signal market ration pilot quota channel depot fleet permit border railway cargo survey'.split(
    ' ',
  );

/** A draft as the editor's goals name it: `words` words, 200 blocks of structure with their links. */
export function editorDraft(words: number, seed: number): { readonly type: 'doc'; readonly content: readonly Block[] } {
  const random = seededRandom(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const sentence = (count: number): string =>
    `${Array.from({ length: count }, () => vocabulary[pick(vocabulary.length)] ?? '').join(' ')}.`;
  const text = (type: string, id: string, count: number): Block => ({
    type,
    attrs: { id },
    content: [{ type: 'text', text: sentence(count) }],
  });
  const link = (from: string, kind: string, target: string): Block => ({
    type: 'relation',
    attrs: { id: `${from}-${target}`, kind, target },
  });
  const sources = Array.from({ length: 50 }, (_, at): Block => ({
    type: 'source',
    attrs: { id: `s${at}`, reliability: 'B', type: 'PAI' },
    content: [text('sourceTitle', `s${at}t`, 6), text('descriptor', `s${at}d`, 12)],
  }));
  const evidence = Array.from({ length: 80 }, (_, at): Block => ({
    type: 'evidence',
    attrs: { id: `e${at}`, credibility: '2', informationDate: '2026-10' },
    content: [text('paragraph', `e${at}p`, 60), link(`e${at}`, 'cites', `s${pick(50)}`)],
  }));
  const judgments = Array.from({ length: 50 }, (_, at): Block => ({
    type: 'judgment',
    attrs: { id: `j${at}`, kind: 'forecast', likelihood: 'likely', confidence: 'moderate', horizon: '2027-12-31' },
    content: [
      {
        type: 'statement',
        attrs: { id: `j${at}s` },
        content: [
          { type: 'text', text: 'Traffic at the crossing will ' },
          { type: 'likelihoodTerm', attrs: { form: 'adverb' } },
          { type: 'text', text: ` ${sentence(18)}` },
        ],
      },
      text('basis', `j${at}b`, 20),
      ...Array.from(new Set(Array.from({ length: 3 }, () => `e${pick(80)}`)), (target) =>
        link(`j${at}`, 'supports', target),
      ),
      link(`j${at}`, 'assumes', `as${pick(20)}`),
    ],
  }));
  const assumptions = Array.from({ length: 20 }, (_, at): Block => ({
    type: 'assumption',
    attrs: { id: `as${at}`, support: 'caveated' },
    content: [text('statement', `as${at}s`, 14), text('ifWrong', `as${at}w`, 8)],
  }));
  const section = (kind: string, heading: string, content: readonly Block[]): Block => ({
    type: 'section',
    attrs: { id: `sec-${kind}`, kind },
    content: [
      { type: 'sectionHeading', attrs: { id: `h-${kind}` }, content: [{ type: 'text', text: heading }] },
      ...content,
    ],
  });
  const structured = 50 * 18 + 80 * 60 + 50 * 45 + 20 * 22;
  const paragraphs = Array.from({ length: Math.ceil((words - structured) / 110) }, (_, at) =>
    text('paragraph', `p${at}`, 110),
  );
  return {
    type: 'doc',
    content: [
      { type: 'title', attrs: { id: 'title', scale: 'icd203' }, content: [{ type: 'text', text: 'A long paper' }] },
      section('key-judgments', 'Key judgments', judgments),
      section('supporting-evidence', 'Supporting evidence', evidence),
      section('implications', 'Implications', paragraphs),
      section('assumptions', 'Assumptions', assumptions),
      section('sources', 'Sources', sources),
    ],
  };
}
