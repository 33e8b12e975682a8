import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';

const text = (words: string, marks?: NodeJson['marks']): NodeJson => ({
  type: 'text',
  text: words,
  ...(marks !== undefined && { marks }),
});
const line = (type: string, words: string): NodeJson => ({ type, content: [text(words)] });
const cell = (type: 'tableHeader' | 'tableCell', words: string): NodeJson => ({
  type,
  content: [line('paragraph', words)],
});

export const longAddress = `https://registry.example/records/${'harbour-master-log-'.repeat(12)}2026?page=1&of=400`;

/** Twelve columns, and more rows than a page holds. */
const wideTable: NodeJson = {
  type: 'table',
  content: Array.from({ length: 45 }, (_, row) => ({
    type: 'tableRow',
    content: Array.from({ length: 12 }, (__, column) =>
      cell(row === 0 ? 'tableHeader' : 'tableCell', row === 0 ? `Berth ${column + 1}` : `R${row}K${column + 1} tonnes`),
    ),
  })),
};

/** What would be a formula, a field or markup wherever text is not kept as text. */
export const hostileWords = [
  '=HYPERLINK("http://evil.example","Open")',
  "=cmd|' /C calc'!A0",
  '</w:t></w:r><w:r><w:fldSimple w:instr="DDEAUTO evil"/>',
  '<script>alert(1)</script> & <img src=x onerror=alert(2)>',
  '{"type":"bundle"} %PDF-1.4 \\u0041 ]]>',
  '[a](javascript:alert(3)) ![b](http://evil.example/x.png) `code` | cell',
] as const;

/** A paper that is hard to print: wide, long, in several scripts, and with words that look like programs. */
export const awkwardPaper: DocJson = {
  type: 'doc',
  content: [
    {
      type: 'title',
      attrs: { id: 'title', markings: 'tlp2', scale: 'icd203' },
      content: [text('Berths, cranes and the very long winter')],
    },
    {
      type: 'section',
      attrs: { id: 's1', kind: 'key-judgments' },
      content: [
        { type: 'sectionHeading', attrs: { id: 's1h' }, content: [text('Key judgments')] },
        ...['first', 'second', 'third'].map((name, at): NodeJson => ({
          type: 'judgment',
          attrs: { id: `j-${name}`, likelihood: 'likely', confidence: 'low', marking: 'TLP:GREEN' },
          content: [
            line(
              'statement',
              `The ${name} crane stands idle until spring, whatever its owners say. `.repeat(1 + at * 14),
            ),
            line('basis', `The ${name} log is one man’s word.`),
          ],
        })),
      ],
    },
    {
      type: 'section',
      attrs: { id: 's2', kind: 'supporting-evidence' },
      content: [
        { type: 'sectionHeading', attrs: { id: 's2h' }, content: [text('What was seen')] },
        line('paragraph', `Recorded at ${longAddress} and nowhere else.`),
        { type: 'paragraph', content: [text('The same, led to', [{ type: 'link', attrs: { href: longAddress } }])] },
        line('paragraph', 'Unbroken'.repeat(40)),
        line('paragraph', 'الميناء مغلق حتى الربيع، كما قال الربان.'),
        line('paragraph', '港口关闭至春季。 Порт закрыт до весны. 항구는 봄까지 닫힌다. 🚢⚓'),
        wideTable,
        {
          type: 'bulletList',
          content: hostileWords.map((words) => ({ type: 'listItem', content: [line('paragraph', words)] })),
        },
      ],
    },
  ],
};
