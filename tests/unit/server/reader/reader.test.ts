import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import { sampleDraft } from '../../../../lib/document/sample/sampleDraft.ts';
import { samplePublication } from '../../document/publication/samplePublication.ts';
import { line, paper, readerDesk, type Answered } from './readerDesk.ts';

type Desk = Awaited<ReturnType<typeof readerDesk>>;
const exportNames = ['docx', 'md', 'json', 'stix.json'] as const;

describe('what is open to whoever has the address', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await readerDesk();
    await desk.publish(1, paper('Fees will rise.'), { kind: 'initial', changeSummary: '' });
    const { content: _, ...facts } = samplePublication;
    await desk.publish(2, sampleDraft, { ...facts, slug: 'harbour' });
  });
  afterAll(() => desk.close());

  test('[RP4] a version may be kept for good, the latest is asked for again and known by its tag', async () => {
    const version = await desk.get('/r/harbour/v/2');
    expect(version.status).toBe(200);
    expect(version.headers['cache-control']).toBe('public, max-age=31536000, no-cache');
    const latest = await desk.get('/r/harbour');
    expect(latest.headers['cache-control']).toBe('public, no-cache');
    expect(latest.headers.etag).toMatch(/^"[0-9a-f]{64}"$/u);
    const known = await desk.get('/r/harbour', { 'if-none-match': `W/${latest.headers.etag}, "x"` });
    expect([known.status, known.body]).toEqual([304, '']);
    expect((await desk.get('/r/harbour', { 'if-none-match': '"x"' })).status).toBe(200);
  });

  test('is the whole paper without a script, under 150 KB, and the application is not asked', async () => {
    const { body, headers } = await desk.get('/r/harbour');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<b>very likely</b>');
    expect(body).toContain('Alternative view (Rita Reviewer):');
    const style = /href="(\/reader\/reader\.[0-9a-f]+\.css)"/u.exec(body)?.[1] ?? '';
    const script = /src="(\/reader\/reader\.[0-9a-f]+\.js)"/u.exec(body)?.[1] ?? '';
    const files = await Promise.all([style, script].map((path) => desk.get(path)));
    expect(files.map(({ status }) => status)).toEqual([200, 200]);
    const weight = [body, ...files.map((file) => file.body)].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    expect(weight).toBeLessThan(150 * 1024);
    // No handler and no style in the page: its policy lets neither run.
    expect(body).not.toMatch(/<[^>]+\s(?:on\w+|style)=/iu);
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(desk.inApplication).toEqual([]);
  });

  test('is packed for whoever can unpack it', async () => {
    const packed = await desk.get('/r/harbour', { 'accept-encoding': 'gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers.vary).toContain('Accept-Encoding');
    expect(Number(packed.headers['content-length'])).toBeLessThan(16_000);
  });

  test('tells those who show links what it is', async () => {
    const { body } = await desk.get('/r/harbour/v/2');
    expect(body).toContain(`<meta property="og:title" content="${samplePublication.title}"`);
    expect(body).toContain('content="https://assess.example/r/harbour/v/2"');
  });

  test('gives every format under its address, the same bytes each time, to be kept for good', async () => {
    for (const name of exportNames) {
      const [first, again] = [
        await desk.get(`/r/harbour/v/2/export.${name}`),
        await desk.get(`/r/harbour/v/2/export.${name}`),
      ];
      expect(first.status).toBe(200);
      expect(again.body).toBe(first.body);
      expect(first.headers['cache-control']).toBe('public, max-age=31536000, no-cache');
      expect(first.headers['content-disposition']).toBe(`attachment; filename="YS-2026-014-v2.${name}"`);
    }
    expect((await desk.get('/schemas/publication-1.json')).body).toContain('A publication of Yardstick');
  });

  test('compares versions, chosen by addresses or by a form', async () => {
    const diff = await desk.get('/r/harbour/diff/1/2');
    expect(diff.status).toBe(200);
    expect(diff.body).toContain('Fees will rise.');
    expect(diff.body).toMatch(/<del>[^<]*Fees/u);
    for (const [query, leads] of [
      ['', '/r/harbour/diff/1/2'],
      ['?from=2&to=1', '/r/harbour/diff/2/1'],
      ['?from=99&to=x', '/r/harbour/diff/1/2'],
    ] as const) {
      const chosen = await desk.get(`/r/harbour/diff${query}`);
      expect([chosen.status, chosen.headers.location]).toEqual([302, leads]);
    }
  });

  test('says without a Chromium how to get the page on paper', async () => {
    const pdf = await desk.get('/r/harbour/v/2/export.pdf');
    expect(pdf.status).toBe(503);
    expect(pdf.body).toContain('This server has no Chromium to make PDFs with.');
  });

  test('answers nothing but reading', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect((await desk.get('/r/harbour', {}, method)).status).toBe(405);
    }
    const head = await desk.get('/r/harbour', {}, 'HEAD');
    expect([head.status, head.body]).toEqual([200, '']);
  });

  test.each([
    '/r/nothing',
    '/r/harbour/v/3',
    '/r/harbour/v/0',
    '/r/harbour/v/01',
    '/r/harbour/v/2.0',
    '/r/harbour/v/-1',
    '/r/harbour/v/99999999999',
    '/r/harbour/v/2/export.exe',
    '/r/harbour/v/2/export.pdf/x',
    '/r/harbour/v/2/images/../../../../data',
    '/r/harbour/v/2/images/%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    `/r/harbour/v/2/images/${'0'.repeat(64)}`,
    '/r/harbour/diff/1/9',
    '/r/harbour/diff/1',
    '/r/HARBOUR',
    '/r/harbour%00',
    '/r/..%2fharbour',
    '/r//harbour',
    '/r/',
    '/r',
    '/reader/../package.json',
    '/reader/reader.css',
    '/schemas/other.json',
  ])('[RP1] has one answer for what is not there: %s', async (path) => {
    const here = await desk.get(path);
    const nothing = await desk.get('/r/nothing-at-all');
    expect(told(here)).toEqual(told(nothing));
    expect(here.status).toBe(404);
    expect(here.headers['cache-control']).toBe('no-store');
  });

  test('[RP5] a hundred at once are given the same page', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => desk.get('/r/harbour')));
    expect(new Set(all.map(({ status, body }) => `${status} ${body.length}`)).size).toBe(1);
  });
});

/** What of an answer tells one from another. */
function told({ status, headers, body }: Answered): object {
  const { date: _, connection: __, 'keep-alive': ___, ...rest } = headers;
  return { status, rest, body };
}

describe('what is for some alone', () => {
  test('[RP1] [RP4] is not there for anybody else, and kept by nobody but its reader', async () => {
    const desk = await readerDesk();
    const [rea, out] = [await desk.world.user('Rea'), await desk.world.user('Out')];
    await desk.publish(1, paper('Fees will rise.'), { audience: 'signed-in' });
    await desk.publish(2, paper('Fees may fall.'), { audience: { userIds: [rea.userId] } });
    const nothing = told(await desk.get('/r/nothing'));
    for (const path of ['/r/harbour', '/r/harbour/v/1', '/r/harbour/v/2', '/r/harbour/diff/1/2', '/r/harbour/diff']) {
      expect(told(await desk.get(path))).toEqual(nothing);
    }
    for (const name of [...exportNames, 'pdf']) {
      expect(told(await desk.get(`/r/harbour/v/2/export.${name}`))).toEqual(nothing);
    }
    const [asRea, asOut, asAna] = [await desk.tokenOf(rea), await desk.tokenOf(out), await desk.tokenOf(desk.ana)];
    const seen = await desk.get('/r/harbour', asRea);
    expect(seen.body).toContain('Fees may fall.');
    expect(seen.headers['cache-control']).toBe('private, no-cache');
    expect(seen.headers.vary).toContain('Cookie');
    expect(seen.body).not.toContain('og:title');
    const other = await desk.get('/r/harbour', asOut);
    expect(other.body).toContain('Fees will rise.');
    expect(other.body).not.toMatch(/fall|v\/2/u);
    expect((await desk.get('/r/harbour/v/2', asOut)).status).toBe(404);
    expect((await desk.get('/r/harbour/diff/1/2', asOut)).status).toBe(404);
    // Members read every one.
    expect((await desk.get('/r/harbour/v/2', asAna)).status).toBe(200);
    expect((await desk.get('/r/harbour', { authorization: 'Bearer no' })).status).toBe(404);
    desk.close();
  });

  test('[RP4] a page that lists more for its reader than for others is kept by nobody else', async () => {
    const desk = await readerDesk();
    const rea = await desk.world.user('Rea');
    await desk.publish(1, paper('Fees will rise.'));
    await desk.publish(2, paper('Fees may fall.'), { audience: { userIds: [rea.userId] } });
    const mine = await desk.get('/r/harbour/v/1', await desk.tokenOf(rea));
    expect(mine.body).toContain('/r/harbour/v/2');
    expect(mine.headers['cache-control']).toBe('private, no-cache');
    const open = await desk.get('/r/harbour/v/1');
    expect(open.body).not.toContain('/r/harbour/v/2');
    expect(open.headers['cache-control']).toBe('public, max-age=31536000, no-cache');
    desk.close();
  });

  test('[RP1] [RP3] its pictures are there for its readers, and no other picture of the assessment', async () => {
    const desk = await readerDesk();
    const rea = await desk.world.user('Rea');
    const picture = (sign: string) => ({
      sha256: sign.repeat(64),
      mediaType: 'image/png',
      width: 1,
      height: 1,
      bytes: Buffer.from(sign),
    });
    await desk.world.memory.database.transaction(async (stores) => {
      for (const sign of ['a', 'b']) {
        await stores.images.add(desk.assessmentId, picture(sign), desk.ana.userId, desk.world.ports.now());
      }
    });
    const figure: NodeJson = { type: 'figure', attrs: { id: 'f', alt: 'Quay', image: 'a'.repeat(64) } };
    await desk.publish(1, { type: 'doc', content: [figure] }, { audience: 'signed-in' });
    const asRea = await desk.tokenOf(rea);
    const at = (sign: string): string => `/r/harbour/v/1/images/${sign.repeat(64)}`;
    expect((await desk.get('/r/harbour', asRea)).body).toContain(`<img src="${at('a')}" alt="Quay"`);
    const seen = await desk.get(at('a'), asRea);
    expect([seen.status, seen.headers['content-type'], seen.body]).toEqual([200, 'image/png', 'a']);
    expect(seen.headers['cache-control']).toBe('private, no-cache');
    const nothing = told(await desk.get('/r/nothing'));
    expect(told(await desk.get(at('a')))).toEqual(nothing);
    expect((await desk.get(at('b'), asRea)).status).toBe(404);
    desk.close();
  });

  test('who opened one is noted', async () => {
    const desk = await readerDesk();
    const rea = await desk.world.user('Rea');
    const id = await desk.publish(1, paper('Fees will rise.'), { audience: 'signed-in' });
    await desk.get('/r/harbour', await desk.tokenOf(rea));
    await expect.poll(() => desk.world.ports.database.read.publicationReaders.of(id)).toEqual([rea.userId]);
    expect(desk.warnings).toEqual([]);
    desk.close();
  });
});

describe('what became of a publication', () => {
  test('[RP4] a retracted one goes on answering, with the notice, and is asked for again', async () => {
    const desk = await readerDesk();
    const first = await desk.publish(1, paper('Fees will rise.'));
    const kept = await desk.get('/r/harbour/v/1');
    expect(kept.headers['cache-control']).toBe('public, max-age=31536000, no-cache');
    const again = () => desk.get('/r/harbour/v/1', { 'if-none-match': String(kept.headers.etag) });
    expect(await again()).toMatchObject({ status: 304, body: '' });
    await desk.retract(first);
    // Who kept the page and asks whether it still holds is given another, with the notice in it.
    expect(await again()).toMatchObject({ status: 200, body: expect.stringContaining('This version is retracted.') });
    for (const path of ['/r/harbour', '/r/harbour/v/1']) {
      const { status, headers, body } = await desk.get(path);
      expect(status).toBe(200);
      expect(headers['cache-control']).toBe('public, no-cache');
      expect(body).toContain('This version is retracted.');
      expect(body).toContain('A source was forged.');
    }
    expect((await desk.get('/r/harbour/v/1/export.md')).body).toContain('Retracted on');
    expect((await desk.get('/r/harbour/v/1/export.stix.json')).body).toContain('"revoked": true');
    const state = JSON.parse((await desk.get('/r/harbour/v/1/state.json')).body) as object;
    expect(state).toMatchObject({ seen: 'retracted none', latest: null });
    desk.close();
  });

  test('an older one says which is newer, and the latest is the newest that stands', async () => {
    const desk = await readerDesk();
    await desk.publish(1, paper('Fees will rise.'));
    const second = await desk.publish(2, paper('Fees may fall.'));
    expect((await desk.get('/r/harbour/v/1')).body).toContain('This version is superseded.');
    expect((await desk.get('/r/harbour')).body).toContain('Fees may fall.');
    await desk.retract(second, 1);
    expect((await desk.get('/r/harbour')).body).toContain('Fees will rise.');
    expect((await desk.get('/r/harbour/v/2')).body).toContain('Read version 1');
    desk.close();
  });
});

describe('hostile text', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><script>',
    '${7*7}{{7*7}}',
  ];
  test('[RP2] stays text in every field, in the page, the diff and every file', async () => {
    const slug = 'harbour';
    for (const attack of attacks) {
      const desk = await readerDesk();
      const doc: DocJson = {
        type: 'doc',
        content: [
          { ...line('title', attack), attrs: { id: 't', cutoff: '2026' } },
          {
            type: 'section',
            attrs: { id: 's', kind: 'key-judgments' },
            content: [
              { ...line('sectionHeading', attack), attrs: { id: 'h', marking: attack } },
              {
                type: 'judgment',
                attrs: { id: 'j', likelihood: 'likely', confidence: 'low', horizon: '2027' },
                content: [
                  {
                    type: 'statement',
                    content: [
                      { type: 'text', text: attack, marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
                      { type: 'citation', attrs: { target: 'src', locator: attack } },
                      { type: 'footnote', attrs: { text: attack } },
                    ],
                  },
                  line('basis', attack),
                ],
              },
              {
                type: 'source',
                attrs: {
                  id: 'src',
                  originator: attack,
                  identifier: attack,
                  url: 'https://x.example/"><script>',
                  biasNote: attack,
                },
                content: [line('sourceTitle', attack), line('descriptor', attack)],
              },
              {
                type: 'figure',
                attrs: { id: 'f', alt: attack, image: 'a'.repeat(64) },
                content: [line('caption', attack)],
              },
            ],
          },
        ],
      };
      const facts = {
        slug,
        title: attack,
        banner: attack,
        publishedBy: attack,
        changeSummary: attack,
        authors: [attack],
        changes: [
          {
            id: 'j',
            label: attack,
            change: 'reworded' as const,
            likelihood: { from: attack, to: attack.toUpperCase() },
          },
        ],
        dissents: [{ judgmentId: 'j', by: attack, likelihood: attack, reason: attack }],
        rounds: [
          {
            number: 1,
            kind: 'review' as const,
            sha256: 'a'.repeat(64),
            requestedAt: attack,
            answers: [{ name: attack, organisation: attack, answer: attack, at: attack }],
          },
        ],
        waivers: [{ checkId: attack, blockId: 'j', reason: attack, by: attack, at: attack }],
        recalled: { src: { day: attack, reason: attack } },
      };
      await desk.publish(1, paper(attack), { ...facts, previous: null });
      await desk.publish(2, doc, facts);
      for (const path of [`/r/${slug}`, `/r/${slug}/diff/1/2`]) {
        const { status, body } = await desk.get(path);
        expect(status).toBe(200);
        expect(body).not.toMatch(/<script(?! src="\/reader\/)/u);
        expect(body).not.toMatch(/<img src=x|javascript:/u);
        // Inside no tag does an attribute begin that could run.
        for (const [tag] of body.matchAll(/<[a-z][^>]*>/giu))
          expect(tag.replace(/"[^"]*"/gu, '')).not.toMatch(/\son\w+=/iu);
        expect(body).toContain(
          attack.slice(0, 3).replace('<', '&lt;').replace('"', '&quot;').replace('>', '&gt;').replace("'", '&#39;'),
        );
      }
      for (const name of exportNames) expect((await desk.get(`/r/${slug}/v/2/export.${name}`)).status).toBe(200);
      expect((await desk.get(`/r/${slug}/v/2/export.md`)).body).not.toMatch(/(?<!\\)<(?:script|img)|\]\(<javascript/u);
      desk.close();
    }
  });
});

describe('words that were never published', () => {
  test('[RP3] are in no page, no file and no header', async () => {
    const desk = await readerDesk();
    const canary = 'xylocanaryphone';
    desk.world.drafts.set(desk.assessmentId, paper(`Only drafted: ${canary}.`));
    await desk.publish(1, paper('Fees will rise.'));
    await desk.publish(2, paper('Fees may fall.'));
    // Kept, as versions are, and published to nobody.
    const secret = await desk.publish(3, paper(canary), { audience: { userIds: [] }, title: canary });
    expect(secret).not.toBe('');
    const paths = ['', '/v/1', '/v/2', '/v/3', '/diff', '/diff/1/2', '/diff/2/3', '/v/2/state.json', '/v/3/state.json'];
    const files = exportNames.flatMap((name) => [1, 2, 3].map((n) => `/v/${n}/export.${name}`));
    for (const path of [...paths, ...files]) {
      const { headers, body } = await desk.get(`/r/harbour${path}`);
      expect(JSON.stringify(headers) + body).not.toContain(canary);
    }
    desk.close();
  });
});
