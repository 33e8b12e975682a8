import { describe, expect, test } from 'vitest';
import { addImage } from '../../../lib/commands/addImage.ts';
import { createAssessment } from '../../../lib/commands/createAssessment.ts';
import { maxImagesPerAssessment } from '../../../lib/commands/pictures.ts';
import { readImage } from '../../../lib/commands/readImage.ts';
import { readImport } from '../../../lib/commands/readImport.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { maxImageBytes } from '../../../lib/document/import/imageInfo.ts';
import { createAssessmentInput } from '../../../lib/protocol/assessmentDto.ts';
import { sha256Hex } from '../../../lib/commands/sha256Hex.ts';
import { publicationJson } from '../../../lib/document/export/publication/publicationJson.ts';
import { readImportInput } from '../../../lib/protocol/importDto.ts';
import { commandWorld, outcomeOf, valueOf, type CommandWorld } from './commandWorld.ts';
import { pngOf } from '../document/import/pictures.ts';
import { fuelDocx } from '../document/import/fuelDocx.ts';
import { publicationOf, standing } from '../document/publication/samplePublication.ts';

const seeded = (world: CommandWorld, id: string): DocJson =>
  JSON.parse(new TextDecoder().decode(world.memory.state().snapshots.get(id)?.state)) as DocJson;
const make = (world: CommandWorld, actor: Parameters<typeof createAssessment>[1], input: unknown) =>
  createAssessment(world.ports, actor, createAssessmentInput.parse(input));

describe('creating from a file', () => {
  test('Markdown, HTML and Word become drafts with sections, and the title is not repeated', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const docx = (await fuelDocx()).toString('base64');
    const files = [
      ['markdown', '# Fuel by rail\n\n## Key judgments\n\nTrade will likely grow.'],
      ['html', '<h1>Fuel by rail</h1><h2>Key judgments</h2><p>Trade will likely grow.</p>'],
      ['docx', docx],
    ] as const;
    for (const [format, content] of files) {
      const made = valueOf(await make(world, ana, { title: 'Fuel by rail', import: { format, content } }));
      const doc = seeded(world, made.id);
      expect([format, doc.content[0]?.content?.[0]?.text]).toEqual([format, 'Fuel by rail']);
      expect(JSON.stringify(doc).match(/Fuel by rail/gu)).toHaveLength(1);
      const section = doc.content.find((node) => node.attrs?.kind === 'key-judgments');
      expect(section?.content?.[1]?.attrs?.likelihood).toBe('likely');
    }
    const images = [...world.memory.state().images.keys()];
    expect(images).toHaveLength(1);
    expect(world.actions().every((action) => action === 'assessment.created')).toBe(true);
  });

  test.each([
    ['docx', 'not base64!', 'as base64'],
    ['docx', Buffer.from('no archive').toString('base64'), 'Expected a Word file'],
    ['markdown', { type: 'doc', content: [] }, 'Expected import.content as a string'],
    ['docx', { type: 'doc', content: [] }, 'base64'],
  ])('%s that cannot be read is refused with what was expected, and nothing is made', async (format, content, hint) => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const refused = await make(world, ana, { title: 'X', import: { format, content } });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
    expect(!refused.ok && refused.error.message).toContain(hint);
    expect(world.memory.state().assessments.size).toBe(0);
    expect(world.actions()).toEqual([]);
  });

  test('JSON brings its pictures; one that is none refuses all of it', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const content = { type: 'doc', content: [{ type: 'title' }] };
    const png = pngOf(3, 2);
    const good = { format: 'json', content, images: [{ base64: png.toString('base64'), mediaType: 'text/html' }] };
    const made = valueOf(await make(world, ana, { title: 'X', import: good }));
    const [image] = [...world.memory.state().images.values()];
    expect(image).toMatchObject({ mediaType: 'image/png', width: 3, height: 2 });
    expect([...world.memory.state().images.keys()]).toEqual([`${made.id}/${image?.sha256}`]);

    const bad = { ...good, images: [...good.images, { base64: Buffer.from('<svg/>').toString('base64') }] };
    const refused = await make(world, ana, { title: 'X', import: bad });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'invalid-input' } });
    expect(!refused.ok && refused.error.message).toContain('import.images[1]');
    const text = await make(world, ana, { title: 'X', import: { ...good, format: 'text', content: 'a' } });
    expect(outcomeOf(text)).toBe('invalid-input');
    expect(world.memory.state().assessments.size).toBe(1);
  });

  test('[PX6] a publication as it was exported brings its pictures, as text and as the object itself', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const png = pngOf(3, 2);
    const image = sha256Hex(png);
    const publication = publicationOf({
      type: 'doc',
      content: [
        { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Outlook' }] },
        { type: 'figure', attrs: { id: 'f', image, alt: 'A quay' } },
      ],
    });
    const json = publicationJson(publication, standing, new Map([[image, png]]));
    type File = { pictures: { sha256: string; base64: string | null }[] };
    const file = JSON.parse(json) as File;
    for (const content of [json, file]) {
      const made = valueOf(await make(world, ana, { title: 'Outlook', import: { format: 'json', content } }));
      expect(world.memory.state().images.get(`${made.id}/${image}`)).toMatchObject({
        mediaType: 'image/png',
        width: 3,
      });
    }
    const filed = (base64: string | null): File => ({ ...file, pictures: [{ sha256: image, base64 }] });
    for (const [content, hint] of [
      [filed(pngOf(4, 4).toString('base64')), 'pictures[0]: Expected the picture that its sha256 names.'],
      [filed(Buffer.from('<svg/>').toString('base64')), 'pictures[0]: Expected a picture as PNG'],
      [{ ...file, pictures: 'all' }, 'pictures: '],
      [{ ...file, pictures: Array.from({ length: 201 }, () => file.pictures[0]) }, 'at most 200 pictures'],
    ] as const) {
      const refused = await make(world, ana, { title: 'Outlook', import: { format: 'json', content } });
      expect(refused.ok ? 'made' : refused.error.message).toContain(hint);
    }
    const behind = valueOf(
      await make(world, ana, { title: 'Outlook', import: { format: 'json', content: filed(null) } }),
    );
    expect(world.memory.state().images.has(`${behind.id}/${image}`)).toBe(false);
    expect(world.memory.state().assessments.size).toBe(3);
  });

  test('too many files waiting: unavailable', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const busy = async () => ({ ok: false, error: { kind: 'busy' } }) as const;
    const ports = { ...world.ports, documents: { ...world.ports.documents, importFile: busy } };
    const input = createAssessmentInput.parse({ title: 'X', import: { format: 'text', content: 'a' } });
    expect(outcomeOf(await createAssessment(ports, ana, input))).toBe('unavailable');
  });
});

describe('looking at a file first', () => {
  test('units, draft, pictures and report; nothing is stored', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const content = (await fuelDocx()).toString('base64');
    const read = valueOf(await readImport(world.ports, ana, readImportInput.parse({ format: 'docx', content })));
    expect(read.title).toBe('Fuel by rail');
    expect(read.units.slice(0, 3).map((unit) => unit.kind)).toEqual(['title', 'paragraph', 'section']);
    expect(read.images.map(({ mediaType, width }) => [mediaType, width])).toEqual([['image/png', 4]]);
    expect(read.report.map((note) => note.kind)).toContain('comment');
    expect(world.memory.state().assessments.size).toBe(0);
    const images = read.images.map(({ base64 }) => ({ base64 }));
    const input = { title: read.title, import: { format: 'json', content: read.doc, images } };
    const made = valueOf(await make(world, ana, input));
    expect([...world.memory.state().images.keys()]).toEqual([`${made.id}/${read.images[0]?.sha256}`]);
  });

  test('a token that may only read may not; an unknown scale is refused', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const input = readImportInput.parse({ format: 'text', content: 'a' });
    expect(outcomeOf(await readImport(world.ports, { ...ana, scopes: ['read'] }, input))).toBe('forbidden');
    expect(outcomeOf(await readImport(world.ports, ana, { ...input, scale: 'guess' }))).toBe('invalid-input');
  });
});

describe('[IM16] pictures of an assessment', () => {
  const png = pngOf(5, 7);

  test('writers store them, once; all on it read them; strangers find nothing', async () => {
    const world = commandWorld();
    const [ana, rob, sam] = [await world.user('Ana'), await world.user('Rob'), await world.user('Sam')];
    const id = await world.assessment([
      [ana, 'owner'],
      [rob, 'reader'],
    ]);
    const made = valueOf(await addImage(world.ports, ana, { id, bytes: png }));
    expect(made).toMatchObject({ mediaType: 'image/png', width: 5, height: 7 });
    expect(valueOf(await addImage(world.ports, ana, { id, bytes: png }))).toEqual(made);
    expect(world.actions().filter((action) => action === 'image.added')).toHaveLength(1);
    expect(Buffer.from(valueOf(await readImage(world.ports, rob, { id, sha256: made.sha256 })).bytes)).toEqual(png);
    expect(outcomeOf(await addImage(world.ports, rob, { id, bytes: png }))).toBe('forbidden');
    expect(outcomeOf(await readImage(world.ports, sam, { id, sha256: made.sha256 }))).toBe('not-found');
    expect(outcomeOf(await addImage(world.ports, sam, { id, bytes: png }))).toBe('not-found');
    expect(outcomeOf(await readImage(world.ports, rob, { id, sha256: 'f'.repeat(64) }))).toBe('not-found');
    expect(outcomeOf(await readImage(world.ports, rob, { id, sha256: '../x' }))).toBe('not-found');
    const other = await world.assessment([[ana, 'owner']]);
    expect(outcomeOf(await readImage(world.ports, ana, { id: other, sha256: made.sha256 }))).toBe('not-found');
  });

  test('what is no picture, too large, or one too many is refused', async () => {
    const world = commandWorld();
    const ana = await world.user('Ana');
    const id = await world.assessment([[ana, 'owner']]);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect(outcomeOf(await addImage(world.ports, ana, { id, bytes: svg }))).toBe('invalid-input');
    const large = Buffer.concat([png, Buffer.alloc(maxImageBytes)]);
    expect(outcomeOf(await addImage(world.ports, ana, { id, bytes: large }))).toBe('too-large');
    for (let count = 0; count < maxImagesPerAssessment.count; count += 1) {
      world.memory.state().images.set(`${id}/${count}`, { sha256: '', mediaType: '', width: 1, height: 1, bytes: png });
    }
    expect(outcomeOf(await addImage(world.ports, ana, { id, bytes: png }))).toBe('too-large');
    expect(world.actions()).not.toContain('image.added');
  });
});
