import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffOf, type DraftDiff } from '../../../../lib/document/diff/diffOf.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { defaultScale } from '../../../../lib/domain/likelihood/scaleById.ts';
import { withFreshIds } from '../../../../lib/document/freshIds.ts';
import { anyDraft } from '../anyDraft.ts';

const text = (value: string): readonly NodeJson[] => (value === '' ? [] : [{ type: 'text', text: value }]);
const paragraph = (id: string, value = `Words of ${id}.`): NodeJson => ({
  type: 'paragraph',
  attrs: { id },
  content: text(value),
});
const judgment = (
  id: string,
  attrs: NonNullable<NodeJson['attrs']> = {},
  more: readonly NodeJson[] = [],
): NodeJson => ({
  type: 'judgment',
  attrs: { id, ...attrs },
  content: [{ type: 'statement', attrs: { id: `${id}s` }, content: text('The port closes.') }, ...more],
});
const docOf = (...content: readonly NodeJson[]): DocJson => ({ type: 'doc', content });
const diff = (before: DocJson, after: DocJson): DraftDiff => diffOf(before, after, () => defaultScale);
const changes = ({ blocks }: DraftDiff): string =>
  blocks.map(({ blockId, change }) => `${blockId} ${change}`).join(', ');
const block = (result: DraftDiff, id: string) => result.blocks.find(({ blockId }) => blockId === id);

describe('diff of drafts', () => {
  test('[VD3] blocks are the same by their ids, never by their text', () => {
    const before = docOf(paragraph('a', 'Alike.'), paragraph('b', 'Other.'));
    const after = docOf(paragraph('c', 'Alike.'), paragraph('b', 'Alike.'));
    expect(changes(diff(before, after))).toBe('a removed, c added, b edited');
    expect(block(diff(before, after), 'b')?.words).toEqual([
      { op: 'delete', text: 'Other' },
      { op: 'insert', text: 'Alike' },
      { op: 'equal', text: '.' },
    ]);
  });

  test('[VD4] of blocks in another order the fewest count as moved', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => paragraph(id)) as [NodeJson, NodeJson, NodeJson, NodeJson];
    expect(changes(diff(docOf(a, b, c, d), docOf(b, c, d, a)))).toBe('b unchanged, c unchanged, d unchanged, a moved');
    expect(changes(diff(docOf(a, b, c, d), docOf(d, a, b, c)))).toBe('d moved, a unchanged, b unchanged, c unchanged');
    expect(changes(diff(docOf(a, b, c), docOf(a, c)))).toBe('a unchanged, b removed, c unchanged');
    expect(changes(diff(docOf(a, c), docOf(a, b, c)))).toBe('a unchanged, b added, c unchanged');
  });

  test('[VD4] what is moved into another block is moved, what is in it goes along; edited besides says both', () => {
    const section = (id: string, ...content: readonly NodeJson[]): NodeJson => ({
      type: 'section',
      attrs: { id },
      content,
    });
    const before = docOf(section('s', judgment('j'), paragraph('p')), section('t'));
    const after = docOf(section('s', paragraph('p')), section('t', judgment('j', { likelihood: 'likely' })));
    expect(changes(diff(before, after))).toBe('s unchanged, p unchanged, t unchanged, j edited, js unchanged');
    expect(block(diff(before, after), 'j')).toMatchObject({ moved: true, section: 't', owner: 'j', label: 'J1' });
    expect(block(diff(before, after), 'js')).toMatchObject({ moved: false, section: 't', owner: 'j' });
  });

  test('[VD5] fields and links are told with what is stored', () => {
    const link = (kind: string, target: string, locator: string | null = null): NodeJson => ({
      type: 'relation',
      attrs: { id: `${kind}${target}${String(locator)}`, kind, target, locator },
    });
    const before = docOf(
      judgment('j', { likelihood: 'unlikely' }, [link('supports', 'e1'), link('cites', 's1', 'p. 3')]),
    );
    const after = docOf(
      judgment('j', { likelihood: 'roughly-even-chance', confidence: 'low' }, [
        link('cites', 's1', 'p. 4'),
        link('supports', 'e2'),
      ]),
    );
    expect(block(diff(before, after), 'j')?.fields).toEqual([
      { field: 'likelihood', from: 'unlikely', to: 'roughly-even-chance' },
      { field: 'confidence', from: null, to: 'low' },
      { field: 'supports', from: 'e1', to: null },
      { field: 'supports', from: null, to: 'e2' },
      { field: 'locator', from: 'p. 3', to: 'p. 4', target: 's1', kind: 'cites' },
    ]);
    expect(block(diff(before, after), 'j')?.change).toBe('edited');
    expect(block(diff(before, after), 'js')?.change).toBe('unchanged');
  });

  test('[VD5] what is added or removed brings all its fields; a change of look alone is a field', () => {
    const j = judgment('j', { likelihood: 'likely' });
    expect(block(diff(docOf(), docOf(j)), 'j')).toMatchObject({
      change: 'added',
      fields: [{ field: 'likelihood', from: null, to: 'likely' }],
    });
    expect(block(diff(docOf(j), docOf()), 'j')).toMatchObject({ change: 'removed', label: 'J1' });
    const bold: NodeJson = {
      type: 'paragraph',
      attrs: { id: 'p' },
      content: [{ type: 'text', text: 'Words of p.', marks: [{ type: 'bold' }] }],
    };
    expect(block(diff(docOf(paragraph('p')), docOf(bold)), 'p')).toMatchObject({
      change: 'edited',
      fields: [{ field: 'formatting', from: null, to: 'bold: Words of p.' }],
    });
  });

  test('[VD6] judgments are told by their blocks, those dropped last', () => {
    const before = docOf(judgment('a', { likelihood: 'likely' }), judgment('b'));
    const after = docOf(judgment('c'), judgment('a', { likelihood: 'unlikely' }));
    expect(diff(before, after).judgments).toMatchObject([
      { id: 'c', label: 'J1', change: 'new', statement: { from: null, to: 'The port closes.' } },
      { id: 'a', label: 'J2', change: 'reversed', likelihood: { from: 'likely', to: 'unlikely' } },
      { id: 'b', label: 'J2', change: 'dropped' },
    ]);
  });

  test('[VD3] any draft against itself is unchanged, and against any other names every block of both once', () => {
    let made = 0;
    const any = anyDraft.map((doc) => withFreshIds(doc, () => `n${(made += 1)}`));
    fc.assert(
      fc.property(any, any, (one, other) => {
        expect(new Set(diff(one, one).blocks.map(({ change }) => change))).not.toContain('edited');
        expect(diff(one, one).blocks.every(({ change, moved }) => change === 'unchanged' && !moved)).toBe(true);
        const ids = diff(one, other).blocks.map(({ blockId }) => blockId);
        expect(new Set(ids).size).toBe(ids.length);
        const shuffled: DocJson = { type: 'doc', content: one.content.toReversed() };
        const there = diff(one, shuffled).blocks;
        expect(there.every(({ change }) => change === 'unchanged' || change === 'moved')).toBe(true);
        if (one.content.length > 1) expect(there.some(({ change }) => change === 'moved')).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});
