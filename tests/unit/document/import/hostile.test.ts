import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scaleById } from '../../../../lib/domain/likelihood/scaleById.ts';
import { readZip } from '../../../../lib/document/import/docx/readZip.ts';
import { writeZip } from '../../../../lib/document/import/docx/writeZip.ts';
import { imageInfo, maxImageBytes } from '../../../../lib/document/import/imageInfo.ts';
import { importFile, type FileImport } from '../../../../lib/document/import/importFile.ts';
import { fuelDocx } from './fuelDocx.ts';
import { pngOf } from './pictures.ts';

const scale = scaleById('icd203')!;
const read = (format: FileImport['format'], content: string) => importFile({ format, content, title: null, scale });
const kindOf = async (format: FileImport['format'], content: string): Promise<string> => {
  const made = await read(format, content);
  return made.ok ? 'read' : made.error.kind;
};
const all = { maxEntries: 1_000, maxEntryBytes: 1e8, maxBytes: 1e9 };

/** The Word file with parts replaced or added. */
async function altered(change: (parts: Map<string, Uint8Array>) => void): Promise<string> {
  const parts = readZip(await fuelDocx(), () => true, all);
  if (!parts.ok) throw new Error(parts.error);
  const entries = new Map(parts.value);
  change(entries);
  return writeZip(entries).toString('base64');
}
const documentOf = (parts: ReadonlyMap<string, Uint8Array>): string =>
  Buffer.from(parts.get('word/document.xml') ?? []).toString();

/** An archive whose one entry, packed, says that it is small. */
function bomb(name: string, bytes: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(bytes, 0x20));
  const zip = writeZip(new Map([[name, packed]]));
  const directory = zip.length - 22 - 46 - name.length;
  zip.writeUInt16LE(8, 8);
  zip.writeUInt16LE(8, directory + 10);
  return zip;
}

describe('[IM13] Word files', () => {
  test('a part that unpacks to more than it may is refused before anybody reads it', async () => {
    const content = bomb('word/document.xml', 200 * 1024 * 1024).toString('base64');
    const begin = performance.now();
    expect(await kindOf('docx', content)).toBe('too-large');
    expect(performance.now() - begin).toBeLessThan(5_000);
  });

  test('many parts that are each within the bound are refused together', async () => {
    const page = Buffer.from('<w:p/>'.repeat(500_000));
    const content = await altered((parts) => {
      for (let count = 0; count < 14; count += 1) parts.set(`word/header${count}.xml`, page);
    });
    expect(await kindOf('docx', content)).toBe('too-large');
  });

  test('too many parts', async () => {
    const entries = new Map(Array.from({ length: 4_001 }, (_, index) => [`x${index}`, new Uint8Array()]));
    expect(await kindOf('docx', writeZip(entries).toString('base64'))).toBe('too-complex');
  });

  test.each([
    ['entities that grow', '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'],
    ['a file of the server', '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document>&x;</w:document>'],
    ['endless nesting', `<w:document>${'<w:sdt><w:sdtContent>'.repeat(5_000)}`],
    ['no XML at all', 'words'],
    ['an unended tag', '<w:document'],
  ])('%s is refused', async (_, xml) => {
    const content = await altered((parts) => parts.set('word/document.xml', Buffer.from(xml)));
    expect(await kindOf('docx', content)).toBe('unreadable');
  });

  test('pictures on other sites and in files of the server are not fetched', async () => {
    const content = await altered((parts) => {
      const rels = Buffer.from(parts.get('word/_rels/document.xml.rels') ?? []).toString();
      parts.set(
        'word/_rels/document.xml.rels',
        Buffer.from(rels.replace(/Target="media\/[^"]+"/u, 'Target="http://127.0.0.1:9/x.png" TargetMode="External"')),
      );
      parts.set('word/document.xml', Buffer.from(documentOf(parts).replace('r:embed=', 'r:link=')));
    });
    const made = await read('docx', content);
    expect(made.ok && made.value.images).toEqual([]);
    expect(made.ok && made.value.notes.map((note) => note.kind)).toContain('picture-elsewhere');
    expect(JSON.stringify(made)).toContain('The pier at Rajin');
  });

  test('a picture that is none, or too large, is left out and said', async () => {
    for (const [bytes, kind] of [
      [Buffer.from('<svg onload="alert(1)"/>'), 'picture-not-read'],
      [Buffer.concat([pngOf(2, 2), Buffer.alloc(maxImageBytes)]), 'picture-too-large'],
    ] as const) {
      const content = await altered((parts) => {
        const name = [...parts.keys()].find((each) => each.startsWith('word/media/') && !each.endsWith('/')) ?? '';
        parts.set(name, bytes);
      });
      const made = await read('docx', content);
      expect(made.ok && made.value.images).toEqual([]);
      expect(made.ok && made.value.notes.map((note) => note.kind)).toContain(kind);
    }
  });

  test.each(['', 'UEsFBg==', Buffer.from('PK\x03\x04 words').toString('base64'), 'no base64 ☃'])(
    'no archive: %j',
    async (content) => {
      expect(await kindOf('docx', content)).toBe('unreadable');
    },
  );

  test('every cut of the file ends as a fault or a draft, never as an exception', async () => {
    const whole = await fuelDocx();
    for (let length = 0; length < whole.length; length += Math.ceil(whole.length / 40)) {
      expect(['unreadable', 'read']).toContain(await kindOf('docx', whole.subarray(0, length).toString('base64')));
    }
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 60)) {
      const broken = Buffer.from(whole);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      expect(['unreadable', 'read', 'too-large']).toContain(await kindOf('docx', broken.toString('base64')));
    }
  }, 30_000);

  test('a formula, a field and a line of another direction keep their words', async () => {
    const content = await altered((parts) => {
      const more =
        '<w:p><w:fldSimple w:instr=" SEQ Figure "><w:r><w:t>fieldword</w:t></w:r></w:fldSimple>' +
        '<w:bdo w:val="rtl"><w:r><w:t>turnedword</w:t></w:r></w:bdo><w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r></w:p><w:sectPr';
      parts.set('word/document.xml', Buffer.from(documentOf(parts).replace('<w:sectPr', more)));
    });
    const made = JSON.stringify(await read('docx', content));
    for (const word of ['fieldword', 'turnedword', 'n = 15']) expect(made).toContain(word);
  });
});

describe('[IM13] HTML and Markdown', () => {
  test.each([
    ['10 MB of nested divisions', 'html', '<div>'.repeat(2_000_000)],
    ['nested quotations', 'markdown', `${'>'.repeat(50_000)} x`],
    ['nested brackets', 'markdown', '['.repeat(100_000)],
    ['nested emphasis', 'markdown', '*a **b '.repeat(15_000)],
    ['nested lists on a line', 'markdown', `${'- '.repeat(20_000)}x`],
    [
      'nested lists by indent',
      'markdown',
      Array.from({ length: 1_500 }, (_, index) => `${'  '.repeat(index)}- x`).join('\n'),
    ],
    ['nested formats', 'html', Array.from({ length: 3_000 }, (_, index) => `<b id="${index}">`).join('<p>')],
    ['nested tables', 'html', '<table><tr><td>'.repeat(100_000)],
    ['too many tags', 'html', '<br>'.repeat(700_000)],
  ] as const)(
    '%s end in time, as a fault or a draft',
    async (_, format, content) => {
      const begin = performance.now();
      expect(['too-complex', 'too-large', 'read']).toContain(await kindOf(format, content));
      expect(performance.now() - begin).toBeLessThan(20_000);
    },
    40_000,
  );

  test('too much text is too large, in every format', async () => {
    const words = 'words of text '.repeat(160_000);
    for (const format of ['text', 'markdown', 'html'] as const) expect(await kindOf(format, words)).toBe('too-large');
  });

  test('nothing of a script, an event or a dangerous address is in the draft', async () => {
    const made = await read(
      'html',
      '<p onclick="evil()">Words <a href="javascript:evil()">one</a> <a href=" JAVA\nSCRIPT:evil()">two</a> ' +
        '<a href="data:text/html,evil">three</a> <a href="vbscript:evil()">four</a> <a href="https://good.example">five</a></p>' +
        '<script>evil()</script><style>evil{}</style><img src="x" onerror="evil()" alt="six"><svg onload="evil()"></svg>' +
        '<iframe srcdoc="evil"></iframe><object data="evil"></object><img src="data:image/png;base64,ZXZpbA==" alt="seven">',
    );
    expect(made.ok).toBe(true);
    if (!made.ok) return;
    const text = JSON.stringify(made.value.doc);
    expect(text).not.toContain('evil');
    for (const word of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'https://good.example'])
      expect(text).toContain(word);
    expect(made.value.images).toEqual([]);
  });

  test('control characters and broken ones are noted, in every format', async () => {
    for (const [format, content] of [
      ['text', 'a\u0007b \uD800'],
      ['markdown', 'a\u0007b \uD800'],
      ['html', '<p>a\u0007b \uD800</p>'],
    ] as const) {
      const made = await read(format, content);
      const kinds = made.ok ? made.value.notes.map((note) => note.kind) : [];
      expect([format, kinds]).toEqual([format, ['control-characters', 'broken-characters']]);
    }
  });
});

describe('[IM16] pictures by their bytes', () => {
  const bytes = (text: string): Uint8Array => Buffer.from(text, 'base64');

  test.each([
    ['png', pngOf(300, 2), { mediaType: 'image/png', width: 300, height: 2 }],
    [
      'gif',
      bytes('R0lGODlhAQACAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'),
      { mediaType: 'image/gif', width: 1, height: 2 },
    ],
    [
      'lossy webp',
      bytes('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA'),
      { mediaType: 'image/webp', width: 1, height: 1 },
    ],
    [
      'lossless webp',
      bytes('UklGRh4AAABXRUJQVlA4TBEAAAAvAAAAAAfQ//73v/+BiOh/AAA='),
      { mediaType: 'image/webp', width: 1, height: 1 },
    ],
    [
      'jpeg',
      Buffer.concat([
        Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0, 20, 0, 30, 1, 1, 17, 0]),
        Buffer.alloc(8),
      ]),
      { mediaType: 'image/jpeg', width: 30, height: 20 },
    ],
  ])('%s', (_, given, expected) => {
    expect(imageInfo(given)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['nothing', Buffer.alloc(0), 'not-a-picture'],
    ['a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'), 'not-a-picture'],
    ['a page', Buffer.from('<html><script>alert(1)</script>'), 'not-a-picture'],
    ['a picture cut off', pngOf(2, 2).subarray(0, 20), 'not-a-picture'],
    ['a picture of no width', Buffer.from(pngOf(1, 1).fill(0, 16, 20)), 'not-a-picture'],
    ['a picture too wide', Buffer.from(pngOf(1, 1).fill(0xff, 17, 20)), 'too-large'],
    ['a jpeg without a frame', Buffer.from([0xff, 0xd8, 0xff, 0xd9, ...new Uint8Array(20)]), 'not-a-picture'],
    ['a jpeg that loops', Buffer.from([0xff, 0xd8, ...Array.from({ length: 40 }, () => 0xff)]), 'not-a-picture'],
  ])('%s is refused', (_, given, error) => {
    expect(imageInfo(given)).toEqual({ ok: false, error });
  });
});
