import { describe, expect, it } from 'vitest';
import { filterAddress, filterOf } from '../../../components/library/filterAddress.ts';
import { previewOf } from '../../../components/library/previewOf.ts';
import { readTextFile } from '../../../components/library/readTextFile.ts';
import { importText } from '../../../lib/document/import/importText.ts';
import { defaultScale } from '../../../lib/domain/likelihood/scaleById.ts';

describe('the filter in the address', () => {
  it('is left out where nothing is filtered', () => {
    expect(filterAddress({ query: '', mine: false, archived: false })).toBe('/');
  });

  it('comes back as it went in', () => {
    for (const query of ['', 'missile', 'a&b=c #1', 'سلام']) {
      for (const mine of [true, false]) {
        for (const archived of [true, false]) {
          const address = new URL(filterAddress({ query, mine, archived }), 'http://local.invalid');
          expect(filterOf(Object.fromEntries(address.searchParams))).toEqual({ query, mine, archived });
        }
      }
    }
  });

  it('asks for nothing where the address makes no sense', () => {
    expect(filterOf({ q: ['a', 'b'], whose: 'theirs', archived: 'yes' })).toEqual({
      query: '',
      mine: false,
      archived: false,
    });
  });
});

describe('the import preview', () => {
  it('lists what each line becomes, with the likelihood its words state', () => {
    const content = [
      'Fuel by rail',
      '',
      'Key Judgments',
      'Deliveries will very likely go on. The ministry denies them.',
      'Supporting Evidence',
      'Two trains a week were counted.',
      'Recommendations',
      'Count them again.',
    ].join('\n');
    const { doc } = importText({ content, title: 'Fuel by rail', scale: defaultScale });
    const listed = previewOf(doc).map(({ kind, text, likelihood }) => [kind, text, likelihood]);
    expect(listed).toEqual([
      ['title', 'Fuel by rail', null],
      ['section', 'Key Judgments', null],
      ['judgment', 'Deliveries will very likely go on.', 'very-likely'],
      ['judgment', 'The ministry denies them.', null],
      ['section', 'Supporting Evidence', null],
      ['paragraph', 'Two trains a week were counted.', null],
      ['section', 'Implications', null],
      ['section', 'Recommendations', null],
      ['recommendation', 'Count them again.', null],
    ]);
  });
});

describe('a text file', () => {
  const read = async (...bytes: readonly (string | Uint8Array<ArrayBuffer>)[]) =>
    readTextFile(new File([...bytes], 'text.txt'));

  it('is read as UTF-8, or as UTF-16 where it says so', async () => {
    expect(await read('Ünïcode 😀')).toMatchObject({ ok: true, value: { text: 'Ünïcode 😀', note: null } });
    expect(await read(Uint8Array.of(0xff, 0xfe, 0x48, 0, 0x69, 0))).toMatchObject({ ok: true, value: { text: 'Hi' } });
    expect(await read(Uint8Array.of(0xfe, 0xff, 0, 0x48, 0, 0x69))).toMatchObject({ ok: true, value: { text: 'Hi' } });
  });

  it('is read as Windows-1252 where it is not UTF-8, and says so', async () => {
    const answer = await read(Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    expect(answer).toMatchObject({ ok: true, value: { text: 'café' } });
    expect(answer.ok && answer.value.note).toContain('Windows-1252');
  });

  it('is refused where it is not text', async () => {
    const answer = await read(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0));
    expect(answer).toMatchObject({ ok: false });
  });
});
