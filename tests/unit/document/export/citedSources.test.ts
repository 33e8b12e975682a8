import { describe, expect, it } from 'vitest';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { toHtml } from '../../../../lib/document/export/toHtml.ts';
import { toMarkdown } from '../../../../lib/document/export/toMarkdown.ts';
import { toPlainText } from '../../../../lib/document/export/toPlainText.ts';

const line = (type: string, ...content: (string | NodeJson)[]): NodeJson => ({
  type,
  content: content.map((each) => (typeof each === 'string' ? { type: 'text', text: each } : each)),
});
const cite = (target: string, locator?: string): NodeJson => ({
  type: 'citation',
  attrs: { target, ...(locator !== undefined && { locator }) },
});
const link = (kind: string, target: string): NodeJson => ({ type: 'relation', attrs: { kind, target } });
const draft: DocJson = {
  type: 'doc',
  content: [
    { type: 'judgment', attrs: { id: 'j' }, content: [line('statement', 'The yard closes.'), link('supports', 'e')] },
    { type: 'judgment', attrs: { id: 'k' }, content: [line('statement', 'Tolls rise.')] },
    {
      type: 'evidence',
      attrs: { id: 'e' },
      content: [line('paragraph', 'Berths are empty ', cite('s', 'p. 4'), '.'), link('cites', 's')],
    },
    line('paragraph', 'So says the log ', cite('s'), ', and the wire ', cite('t'), '.'),
    { type: 'source', attrs: { id: 's', record: 'r' }, content: [line('sourceTitle', 'Pilot log')] },
    { type: 'source', attrs: { id: 't', record: 'q' }, content: [line('sourceTitle', 'Agency wire')] },
  ],
};
const recalled = new Map([['r', { day: '2026-11-23', reason: 'The log is forged' }]]);

describe('sources as they are cited', () => {
  it('[EX7] lead in HTML from each citation to the source and from the source back to each', () => {
    const html = toHtml(draft);
    expect(html).toContain('empty <a id="cite-s-1" href="#s">[S1, p. 4]</a>.');
    expect(html).toContain(
      'log <a id="cite-s-2" href="#s">[S1]</a>, and the wire <a id="cite-t-1" href="#t">[S2]</a>.',
    );
    expect(html).toContain('<p>Cited at <a href="#cite-s-1">↩1</a> <a href="#cite-s-2">↩2</a></p>');
    expect(html).toContain('<p>Cited at <a href="#cite-t-1">↩</a></p>');
    expect(html).not.toContain('ecalled');
  });

  it('[EX7] every format says what was recalled: at the source, its citations and links, and the judgments on it', () => {
    for (const text of [
      toHtml(draft, { recalled }),
      toMarkdown(draft, { recalled }),
      toPlainText(draft, { recalled }),
    ]) {
      expect(text).toContain('Recalled on 2026-11-23: The log is forged.');
      expect(text.match(/S1, p. 4, recalled/gu)).toHaveLength(1);
      expect(text.match(/S1, recalled/gu)).toHaveLength(1);
      expect(text).toMatch(/Cites S1 \\?\(recalled\\?\)\./u);
      expect(text.match(/Rests on what was recalled: S1\./gu)).toHaveLength(1);
      expect(text).not.toContain('S2, recalled');
    }
  });
});
