import { describe, expect, it } from 'vitest';
import { guessedFormat } from '../../../components/import/ChooseFile.tsx';
import { titled } from '../../../components/import/importAnswer.ts';
import { readFile } from '../../../components/import/readFile.ts';
import { countedUnits } from '../../../components/import/unitWords.ts';
import { textOf } from '../../../lib/document/textOf.ts';

describe('a file that is imported', () => {
  const read = async (name: string, ...bytes: readonly (string | Uint8Array<ArrayBuffer>)[]) =>
    readFile(new File([...bytes], name));
  const ofText = (...bytes: readonly (string | Uint8Array<ArrayBuffer>)[]) => read('text.txt', ...bytes);

  it('is read as UTF-8, or as UTF-16 where it says so', async () => {
    expect(await ofText('Ünïcode 😀')).toMatchObject({ ok: true, value: { content: 'Ünïcode 😀', note: null } });
    expect(await ofText(Uint8Array.of(0xff, 0xfe, 0x48, 0, 0x69, 0))).toMatchObject({ value: { content: 'Hi' } });
    expect(await ofText(Uint8Array.of(0xfe, 0xff, 0, 0x48, 0, 0x69))).toMatchObject({ value: { content: 'Hi' } });
  });

  it('is read as Windows-1252 where it is not UTF-8, and says so', async () => {
    const answer = await ofText(Uint8Array.of(0x63, 0x61, 0x66, 0xe9));
    expect(answer).toMatchObject({ ok: true, value: { content: 'café' } });
    expect(answer.ok && answer.value.note).toContain('Windows-1252');
  });

  it.each([
    ['Fuel.DOCX', 'docx'],
    ['notes.md', 'markdown'],
    ['page.htm', 'html'],
    ['draft.json', 'json'],
    ['plain', 'text'],
  ])('%s is read as %s', async (name, format) => {
    expect(await read(name, 'words')).toMatchObject({ ok: true, value: { name, format } });
  });

  it('a Word file goes as base64 of its bytes, however many', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);
    const answer = await read('a.docx', bytes);
    expect(answer.ok && Buffer.from(answer.value.content, 'base64').equals(Buffer.from(bytes))).toBe(true);
  });

  it('is refused where it is not text, of an older kind, empty or too large', async () => {
    expect(await ofText(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0))).toMatchObject({ ok: false });
    expect(await read('old.doc', 'x')).toMatchObject({ ok: false });
    expect(await ofText('')).toMatchObject({ ok: false });
    const large = await read('a.docx', new Uint8Array(20 * 1024 * 1024 + 1));
    expect(!large.ok && large.error).toContain('20 MB');
  });
});

describe('a text that is pasted', () => {
  it.each([
    ['<!doctype html><p>x', 'html'],
    ['  <h1>Title</h1>', 'html'],
    ['# Title\n\nWords', 'markdown'],
    ['| A | B |\n|---|---|\n| 1 | 2 |', 'markdown'],
    ['- [x] done', 'markdown'],
    ['Title\n\nKey judgments\nIt rains.', 'text'],
    ['x < y and # is a sign', 'text'],
  ])('%j looks like %s', (text, format) => {
    expect(guessedFormat(text)).toBe(format);
  });
});

describe('what is created', () => {
  it('has the title that was chosen, and keeps its settings', () => {
    const doc = { type: 'doc', content: [{ type: 'title', attrs: { scale: 'phia' } }, { type: 'paragraph' }] } as const;
    const made = titled(doc, 'Fuel by rail');
    expect(made.content.map((node) => [node.type, textOf(node)])).toEqual([
      ['title', 'Fuel by rail'],
      ['paragraph', ''],
    ]);
    expect(made.content[0]?.attrs).toEqual({ scale: 'phia' });
    expect(titled({ type: 'doc', content: [] }, 'X').content[0]?.type).toBe('title');
  });

  it('is counted in words', () => {
    expect([countedUnits(1, 'evidence'), countedUnits(2, 'evidence'), countedUnits(1_000, 'judgment')]).toEqual([
      '1 item of evidence',
      '2 items of evidence',
      '1,000 judgments',
    ]);
  });
});
