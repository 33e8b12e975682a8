import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { draftOfShipped, templates } from '../../../lib/document/templates.ts';
import { canonicalDoc, canonicalJson } from '../../../lib/document/canonicalJson.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { blockIdOf, withFreshIds } from '../../../lib/document/freshIds.ts';
import { inlineKinds } from '../../../lib/document/grammar.ts';
import { outlineOf } from '../../../lib/document/outline.ts';
import { paperOf } from '../../../lib/document/paper.ts';
import { templateIds } from '../../../lib/protocol/assessmentDto.ts';
import { anyDraft } from './anyDraft.ts';

const paragraph = (...content: NodeJson[]): DocJson => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const run = (text: string, ...types: string[]): NodeJson => ({
  type: 'text',
  text,
  marks: types.map((type) => ({ type })),
});
const all = (nodes: readonly NodeJson[]): NodeJson[] => nodes.flatMap((node) => [node, ...all(node.content ?? [])]);

describe('canonical JSON', () => {
  test('[CJ1] is the same after a way through the editor', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const once = canonicalJson(draft);
        expect(canonicalJson(documentSchema.nodeFromJSON(draft).toJSON() as DocJson)).toBe(once);
        expect(canonicalJson(JSON.parse(once) as DocJson)).toBe(once);
        expect(JSON.stringify(canonicalDoc(draft))).toBe(once);
      }),
    );
  });

  test('[CJ1] nulls, empty parts, key order, order of marks and split runs make no difference', () => {
    const plain = {
      type: 'doc',
      content: [{ type: 'heading', attrs: { level: 2 }, content: [run('ab', 'bold', 'italic')] }],
    };
    const other = {
      content: [
        {
          content: [run('a', 'italic', 'bold'), run('', 'code'), run('b', 'bold', 'italic')],
          attrs: { id: null, level: 2 },
          type: 'heading',
          marks: [],
        },
      ],
      type: 'doc',
    };
    expect(canonicalJson(other as DocJson)).toBe(canonicalJson(plain as DocJson));
    expect(canonicalJson(plain as DocJson)).toBe(
      '{"content":[{"attrs":{"level":2},"content":[{"marks":[{"type":"bold"},{"type":"italic"}],"text":"ab","type":"text"}],"type":"heading"}],"type":"doc"}',
    );
  });

  test('[CJ1] runs with different marks, and runs parted by a break, stay apart', () => {
    const { content } = canonicalDoc(paragraph(run('a'), run('b', 'bold'), { type: 'hardBreak' }, run('c', 'bold')))
      .content[0]!;
    expect(content?.map((node) => [node.type, node.text, node.marks?.length])).toEqual([
      ['text', 'a', undefined],
      ['text', 'b', 1],
      ['hardBreak', undefined, undefined],
      ['text', 'c', 1],
    ]);
  });

  test('[CJ1] words, marks, attributes and order make one', () => {
    const base = canonicalJson(paragraph(run('not a')));
    expect(canonicalJson(paragraph(run('a')))).not.toBe(base);
    expect(canonicalJson(paragraph(run('not a', 'bold')))).not.toBe(base);
    expect(canonicalJson(paragraph(run('not '), { type: 'hardBreak' }, run('a')))).not.toBe(base);
    expect(
      canonicalJson({ type: 'doc', content: [{ type: 'paragraph', attrs: { id: 'x' }, content: [run('not a')] }] }),
    ).not.toBe(base);
  });
});

describe('block ids', () => {
  test('[GR4] every block has one, none twice, what stands in a line none', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const nodes = all(withFreshIds(draft, randomUUID).content);
        const isInline = (node: NodeJson): boolean => ['text', ...inlineKinds].includes(node.type);
        const blocks = nodes.filter((node) => !isInline(node));
        const ids = blocks.map((node) => node.attrs?.id);
        expect(ids.every((id) => typeof id === 'string' && /^[a-z0-9]{12}$/u.test(id))).toBe(true);
        expect(new Set(ids).size).toBe(blocks.length);
        expect(nodes.filter(isInline).every((node) => node.attrs?.id === undefined)).toBe(true);
      }),
    );
  });

  test('[GR4] valid ids stay; repeated and invalid ones go', () => {
    const draft: DocJson = {
      type: 'doc',
      content: ['keep', 'keep', 'not valid!', 'r1', null].map((id) => ({ type: 'paragraph', attrs: { id } })),
    };
    let drawn = 0;
    const ids = withFreshIds(draft, () => `r${(drawn += 1)}`).content.map((node) => node.attrs?.id);
    expect(ids).toEqual(['keep', 'r2', 'r3', 'r1', 'r4']);
  });

  test('[GR4] a source that repeats itself or gives no tokens is a bug', () => {
    expect(() => withFreshIds(draftOfShipped('assessment', 'A'), () => 'same')).toThrow('repeats');
    expect(() => withFreshIds(draftOfShipped('assessment', 'A'), () => 'not a token')).toThrow('not a block id');
    expect(blockIdOf('123e4567-e89b-42d3-a456-426614174000')).toMatch(/^[a-z0-9]{12}$/u);
  });
});

describe('blank draft and outline', () => {
  test('a new assessment has its five sections, with a block of each kind to write in', () => {
    const draft = withFreshIds(draftOfShipped('assessment', '  A  title ', { scale: 'phia' }), randomUUID);
    documentSchema.nodeFromJSON(draft).check();
    expect(draft.content[0]?.content?.[0]?.text).toBe('A title');
    expect(outlineOf(draft).map(({ kind, label, text, section }) => [kind, label, text, section])).toEqual([
      ['section', '', 'Key judgments', 'key-judgments'],
      ['judgment', 'J1', '', 'key-judgments'],
      ['section', '', 'Supporting evidence', 'supporting-evidence'],
      ['evidence', 'E1', '', 'supporting-evidence'],
      ['section', '', 'Implications', 'implications'],
      ['section', '', 'Recommendations', 'recommendations'],
      ['recommendation', 'R1', '', 'recommendations'],
      ['section', '', 'Sources', 'sources'],
      ['source', 'S1', '', 'sources'],
    ]);
    expect(paperOf(draft).scale).toBe('phia');
  });

  test.each(templates)('$title: fits the grammar, and every section has something to write in', ({ id, sections }) => {
    const draft = withFreshIds(draftOfShipped(id, 'A', { scale: 'icd203', wording: 'b' }), randomUUID);
    documentSchema.nodeFromJSON(draft).check();
    expect(paperOf(draft)).toMatchObject({ scale: 'icd203', wording: 'b', ranges: null, cutoff: null });
    const made = draft.content.filter(({ type }) => type === 'section');
    expect(made.map(({ attrs }) => attrs?.kind)).toEqual(sections.map(({ kind }) => kind));
    expect(made.every(({ content }) => (content ?? []).length >= 2)).toBe(true);
    expect(draft.content.length).toBeGreaterThan(1);
  });

  test('the templates are those that the protocol offers', () => {
    expect(templates.map(({ id }) => id)).toEqual(templateIds);
  });

  test('the outline numbers in reading order and cuts at whole characters', () => {
    const long = '🎉'.repeat(61);
    const judgment = (text: string, likelihood: string | null): NodeJson => ({
      type: 'judgment',
      attrs: { id: 'j', likelihood },
      content: [
        { type: 'basis', content: [run('Basis.')] },
        { type: 'statement', content: [run(text)] },
      ],
    });
    const outline = outlineOf({
      type: 'doc',
      content: [
        judgment('Loose', null),
        {
          type: 'section',
          attrs: { kind: 'gaps' },
          content: [judgment(long, 'likely'), { type: 'heading', content: [run('H')] }],
        },
        { type: 'section', attrs: { kind: 'unheard-of' } },
      ],
    });
    expect(outline.map(({ label, text, likelihood, section }) => [label, text, likelihood, section])).toEqual([
      ['J1', 'Loose', null, null],
      ['', '', null, 'gaps'],
      ['J2', `${'🎉'.repeat(60)}…`, 'likely', 'gaps'],
      ['', 'H', null, 'gaps'],
      ['', '', null, 'free'],
    ]);
  });
});
