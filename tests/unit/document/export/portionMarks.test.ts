import { describe, expect, it } from 'vitest';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { toHtml } from '../../../../lib/document/export/toHtml.ts';
import { toMarkdown } from '../../../../lib/document/export/toMarkdown.ts';
import { toPlainText } from '../../../../lib/document/export/toPlainText.ts';

const line = (type: string, text: string, marking?: string): NodeJson => ({
  type,
  ...(marking !== undefined && { attrs: { marking } }),
  content: text === '' ? [] : [{ type: 'text', text }],
});
const doc: DocJson = {
  type: 'doc',
  content: [
    line('title', 'Ferries', '(U)'),
    { type: 'section', attrs: { kind: 'free' }, content: [line('sectionHeading', 'Routes', 'TLP:GREEN')] },
    line('paragraph', 'Two ran.', '(S//NF)'),
    line('paragraph', '', '(TS)'),
    { type: 'blockquote', attrs: { marking: 'C' }, content: [line('paragraph', 'Said so.')] },
    {
      type: 'table',
      attrs: { marking: '(R)' },
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [line('paragraph', 'cell')] }] }],
    },
  ],
};

describe('portion marks in print', () => {
  it('[EX1] stand in brackets before what they mark; an empty line has none', () => {
    expect(toPlainText(doc)).toBe(
      '(U) Ferries\n\n(TLP:GREEN) Routes\n\n(S//NF) Two ran.\n\n(C)\n\nSaid so.\n\n(R)\n\ncell\n',
    );
    expect(toMarkdown(doc)).toContain(
      '# (U) Ferries\n\n## (TLP:GREEN) Routes\n\n(S//NF) Two ran.\n\n> (C)\n>\n> Said so.',
    );
    const html = toHtml(doc);
    expect(html).toContain('<h1>(U) Ferries</h1>');
    expect(html).toContain('<p class="portion">(R)</p><table>');
  });
});
