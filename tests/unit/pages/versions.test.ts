import { describe, expect, test } from 'vitest';
import { changeWords, diffGroups, groupName } from '../../../lib/document/diff/diffGroups.ts';
import { fieldName, valueWords } from '../../../lib/document/diff/fieldWords.ts';
import { diffReading } from '../../../components/versions/diffReading.ts';
import { namesOf, versionTitle } from '../../../components/versions/versionWords.ts';
import { comparePacked, frozen } from '../../../lib/commands/frozenContent.ts';
import type { DocJson, NodeJson } from '../../../lib/document/docJson.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { diffDto, type DiffDto } from '../../../lib/protocol/versionDto.ts';

const text = (value: string): readonly NodeJson[] => [{ type: 'text', text: value }];
const paper = (judgment: NonNullable<NodeJson['attrs']>, statement: string, ...more: readonly NodeJson[]): DocJson => ({
  type: 'doc',
  content: [
    {
      type: 'section',
      attrs: { id: 's', kind: 'key-judgments' },
      content: [
        {
          type: 'judgment',
          attrs: { id: 'j', ...judgment },
          content: [{ type: 'statement', attrs: { id: 'js' }, content: text(statement) }],
        },
        ...more,
      ],
    },
  ],
});
const gap: NodeJson = {
  type: 'gap',
  attrs: { id: 'g', marking: '(S)' },
  content: [{ type: 'statement', attrs: { id: 'gs' }, content: text('Nobody has counted.') }],
};

function told(before: DocJson, after: DocJson): DiffDto {
  const [from, to] = [frozen(before), frozen(after)];
  const contents = { before: from.packed, after: to.packed, scales, scale: 'icd203', marking: 'us' };
  return diffDto.parse({ sha256: { from: from.sha256, to: to.sha256 }, ...comparePacked(contents) });
}

describe('what a diff shows', () => {
  const diff = told(
    paper({ likelihood: 'unlikely' }, 'Fees rise.'),
    paper({ likelihood: 'roughly-even-chance', horizon: '2027-03-31' }, 'Fees will rise.', gap),
  );

  test('a judgment with its sentence is one change, with its edits counted', () => {
    const groups = diffGroups(diff.blocks);
    expect(groups.map(({ id, change }) => `${id} ${change}`)).toEqual(['s unchanged', 'j edited', 'g added']);
    expect(groups.map(changeWords)).toEqual(['unchanged', '3 edits', 'added']);
    expect(groups.map(groupName)).toEqual(['Section', 'J1', 'G1']);
  });

  test('fields read as they do in the paper: terms with their ranges, dates, numbers of blocks', () => {
    const reading = diffReading(diff, scales);
    const value = (field: string, stored: string | boolean | number | null) =>
      valueWords(field, stored, reading.to, reading.labels);
    expect(value('likelihood', 'roughly-even-chance')).toBe('Roughly even chance 45–55%');
    expect(value('likelihood', 'of-another-scale')).toBe('of-another-scale');
    expect(value('horizon', '2027-03-31')).toBe('31 Mar 2027');
    expect(value('supports', 'j')).toBe('J1');
    expect(value('supports', 'nowhere')).toBe('a block without a number');
    expect(value('confidence', null)).toBeNull();
    expect(value('linchpin', true)).toBe('Yes');
    expect(value('probability', 0.425)).toBe('42.5%');
    expect([fieldName('informationDate'), fieldName('cites')]).toEqual(['Information date', 'Cites']);
  });

  test('both banners are told, and what sentences are bound to', () => {
    expect(diff.banner.from).toBe('');
    expect(diff.banner.to).toContain('SECRET');
    expect(diff.likelihoods).toEqual({ j: { from: 'unlikely', to: 'roughly-even-chance' } });
  });

  test('versions go by their names, people by theirs', () => {
    expect(versionTitle({ name: 'As sent', kind: 'named', number: 3 })).toBe('As sent');
    expect(versionTitle({ name: null, kind: 'round', number: 3 })).toBe('Version 3, for review');
    const people = ['Ana', 'Ben', 'Cyd', 'Dan'].map((name) => ({ name }));
    expect([1, 2, 3, 4].map((count) => namesOf(people.slice(0, count)))).toEqual([
      'Ana',
      'Ana and Ben',
      'Ana, Ben and Cyd',
      'Ana, Ben and 2 others',
    ]);
  });
});
