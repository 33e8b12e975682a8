import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedDoc, importJson } from '../../../../lib/document/import/importJson.ts';
import { draftOfShipped } from '../../../../lib/document/templates.ts';
import { anyDraft } from '../anyDraft.ts';

const doc = (...content: unknown[]) => ({ type: 'doc', content });
const text = (value: unknown, ...marks: unknown[]) => ({
  type: 'text',
  text: value,
  ...(marks.length > 0 && { marks }),
});
const nested = (depth: number): unknown =>
  depth === 0 ? { type: 'paragraph' } : { type: 'blockquote', content: [nested(depth - 1)] };

describe('drafts from JSON', () => {
  test('[IM10] every draft of the grammar is accepted', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(importJson(JSON.stringify(draft))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(draft)) });
      }),
    );
    expect(checkedDoc(draftOfShipped('assessment', 'A')).ok).toBe(true);
  });

  test.each([
    ['{', 'not-json', ''],
    ['null', 'not-a-draft', ''],
    ['{"type":"doc"}', 'not-a-draft', 'content'],
    ['{"type":"doc","content":[{"type":5}]}', 'not-a-draft', 'content[0].type'],
  ])('[IM10] %s', (content, kind, path) => {
    const result = importJson(content);
    expect(result.ok).toBe(false);
    if (!result.ok) expect([result.error.kind, result.error.path]).toEqual([kind, path]);
  });

  test.each([
    [doc({ type: 'tableRow' }), 'content[0]'],
    [doc({ type: 'video' }), 'content[0]'],
    [doc({ type: 'table', content: [{ type: 'tableCell' }] }), 'content[0].content[0]'],
    [doc({ type: 'source', attrs: { url: 'javascript:alert(1)' } }), 'content[0].attrs.url'],
    [doc({ type: 'constructor' }), 'content[0]'],
    [doc(text('loose')), 'content[0]'],
    [doc({ type: 'statement' }), 'content[0]'],
    [doc({ type: 'paragraph' }, { type: 'section', content: [{ type: 'title' }] }), 'content[1].content[0]'],
    [doc({ type: 'heading', attrs: { level: -1 } }), 'content[0].attrs.level'],
    [doc({ type: 'heading', attrs: { toString: 'x' } }), 'content[0].attrs.toString'],
    [doc({ type: 'judgment', attrs: { confidence: 'sure' } }), 'content[0].attrs.confidence'],
    [doc({ type: 'paragraph', content: [text('')] }), 'content[0].content[0].text'],
    [doc({ type: 'paragraph', text: 'x' }), 'content[0].text'],
    [doc({ type: 'paragraph', content: [text('x', { type: 'blink' })] }), 'content[0].content[0].marks[0]'],
    [
      doc({
        type: 'paragraph',
        content: [text('x', { type: 'bold' }, { type: 'link', attrs: { href: 'javascript:x' } })],
      }),
      'content[0].content[0].marks[1]',
    ],
  ])('[IM10] outside the grammar: case %#', (value, path) => {
    const result = checkedDoc(value);
    expect(result.ok ? null : [result.error.kind, result.error.path]).toEqual(['outside-grammar', path]);
  });

  test('[IM10] endless nesting is refused, not followed', () => {
    expect(checkedDoc(doc(nested(50))).ok).toBe(true);
    expect(checkedDoc(doc(nested(3_000))).ok).toBe(false);
  });
});
