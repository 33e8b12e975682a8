import { Fragment } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { packBlocks, targetsIn, unpackBlocks } from '../../../components/editor/clipboard/blockParcel.ts';
import { settleBlocks } from '../../../components/editor/clipboard/settleBlocks.ts';
import { documentSchema as schema } from '../../../lib/document/extensions/documentExtensions.ts';
import { node, stateOf } from './draftState.ts';

const source = (id: string, title: string, attrs = {}) =>
  node('source', { id, ...attrs }, node('sourceTitle', { id: `${id}t` }, title));
const evidence = node(
  'evidence',
  { id: 'e1' },
  node('paragraph', { id: 'e1p' }, 'Seen'),
  node('relation', { id: 'l1', kind: 'cites', target: 's1' }),
);
const judgment = node(
  'judgment',
  { id: 'j1', likelihood: 'likely' },
  node(
    'statement',
    { id: 'j1s' },
    'It will',
    node('likelihoodTerm', { form: 'adverb' }),
    node('citation', { target: 's2' }),
  ),
  node('relation', { id: 'l2', kind: 'supports', target: 'e1' }),
  node('relation', { id: 'l3', kind: 'assumes', target: 'gone' }),
);
const draft = stateOf([
  judgment,
  node(
    'section',
    { id: 'x' },
    evidence,
    source('s1', 'Port log', { url: 'https://example.org/log' }),
    source('s2', 'Yearbook'),
    source('s3', 'Not cited'),
  ),
]).doc;
let count = 0;
const newId = () => `new${(count += 1)}`;
const idsIn = (content: Fragment) => {
  const ids: unknown[] = [];
  content.descendants((each) => {
    if (typeof each.attrs['id'] === 'string') ids.push(each.attrs['id']);
  });
  return ids;
};

describe('blocks copied to another assessment', () => {
  const parcel = unpackBlocks(schema, packBlocks('a1', Fragment.from(judgment), draft));

  it('take along what they rest on and cite, and no more', () => {
    expect(parcel?.companions.map((each) => each.attrs['id']).toSorted()).toEqual(['e1', 's1', 's2']);
  });

  it('get ids of their own, and their links go to what came along or to nothing', () => {
    // A block here that happens to have an old id must not become what a link means.
    const here = stateOf([node('paragraph', { id: 'gone' }, 'Other'), node('paragraph', { id: 'e1' }, 'Other')]).doc;
    const { content, sources, others } = settleBlocks(Fragment.from(judgment), parcel?.companions ?? [], here, newId);
    const all = Fragment.from([...content.content, ...sources, ...others]);
    const ids = idsIn(all);
    expect(ids.every((id) => String(id).startsWith('new'))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...targetsIn(all)];
    expect(targets.filter((target) => ids.includes(target))).toHaveLength(3);
    const [broken] = targets.filter((target) => !ids.includes(target));
    expect(broken).toMatch(/^new/);
    expect(content.firstChild?.attrs).toMatchObject({ likelihood: 'likely' });
  });

  it('do not double a source that stands here already', () => {
    const here = stateOf([
      source('mine', 'Another name', { url: 'https://example.org/log' }),
      source('own', 'yearbook '),
    ]).doc;
    const { content, sources, others } = settleBlocks(Fragment.from(judgment), parcel?.companions ?? [], here, newId);
    expect(sources).toEqual([]);
    expect([...targetsIn(others[0] ?? judgment)]).toEqual(['mine']);
    expect([...targetsIn(content)]).toContain('own');
  });
});

describe('a parcel on the clipboard', () => {
  it.each([
    ['no JSON', '{'],
    ['another form', '[]'],
    ['an id that is none', JSON.stringify({ assessmentId: '../x', companions: [] })],
    ['too much', 'x'.repeat(1_000_001)],
  ])('is nothing where it is %s', (_what, text) => {
    expect(unpackBlocks(schema, text)).toBeNull();
  });

  it('loses what does not fit the grammar', () => {
    const companions = [
      source('s1', 'Fine').toJSON() as unknown,
      { type: 'source', attrs: { id: '"><script>' } },
      { type: 'source', attrs: { id: 's', url: 'javascript:alert(1)' } },
      { type: 'judgment', attrs: { id: 'j' } },
      { type: 'source', content: [{ type: 'paragraph' }] },
      { type: 'nothing' },
      7,
    ];
    const parcel = unpackBlocks(schema, JSON.stringify({ assessmentId: 'a', companions }));
    expect(parcel?.companions.map((each) => each.textContent)).toEqual(['Fine']);
  });
});
