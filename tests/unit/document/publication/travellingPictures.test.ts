import { createHash } from 'node:crypto';
import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalDoc, canonicalJson } from '../../../../lib/document/canonicalJson.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import {
  maxTravellingBytes,
  publicationJsonSchema,
} from '../../../../lib/document/export/publication/publicationFile.ts';
import { publicationJson, readPublicationJson } from '../../../../lib/document/export/publication/publicationJson.ts';
import { importJson, parsedJson, travelledPictures } from '../../../../lib/document/import/importJson.ts';
import { picturesIn } from '../../../../lib/document/picturesIn.ts';
import type { Publication } from '../../../../lib/document/publication.ts';
import { anyDraft } from '../anyDraft.ts';
import { publicationOf, retracted, samplePublication, standing } from './samplePublication.ts';

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const figure = (id: string, image: string): NodeJson => ({ type: 'figure', attrs: { id, image, alt: 'A quay' } });
const withFigures = (doc: DocJson, hashes: readonly string[]): DocJson => ({
  type: 'doc',
  content: [...doc.content, ...hashes.map((hash, at) => figure(`figure-${at}`, hash))],
});
/** Any paper with some pictures in it, one of them perhaps twice and one perhaps without bytes. */
const anyPictured = fc
  .tuple(anyDraft, fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { maxLength: 4 }), fc.boolean())
  .map(([draft, pictures, isOneLost]) => {
    const bytes = new Map(pictures.map((each) => [sha256(each), each]));
    const hashes = pictures.map(sha256);
    const publication = publicationOf(withFigures(draft, [...hashes, ...hashes.slice(0, 1)]));
    if (isOneLost && hashes[0] !== undefined) bytes.delete(hashes[0]);
    return { publication, bytes };
  });
/** What somebody who has only the file knows of its pictures. */
const bytesIn = (json: string): ReadonlyMap<string, Uint8Array> => {
  const value = parsedJson(json);
  const pictures = value.ok ? travelledPictures(value.value) : value;
  if (!pictures.ok) throw new Error(pictures.error.message);
  return new Map(pictures.value.map(({ sha256: hash, base64 }) => [hash, Buffer.from(base64, 'base64')]));
};

describe('[PX6] pictures in the JSON of a publication', () => {
  const isValid = new Ajv2020({ strict: false, allErrors: true }).compile(publicationJsonSchema());

  test('export of import of export is the export, with its pictures, and a validator of its own agrees with the schema', () => {
    let travelled = 0;
    fc.assert(
      fc.property(anyPictured, fc.constantFrom(standing, retracted), ({ publication, bytes }, state) => {
        const json = publicationJson(publication, state, bytes);
        expect(isValid(JSON.parse(json)), JSON.stringify(isValid.errors)).toBe(true);
        const [file, doc, own] = [readPublicationJson(json), importJson(json), bytesIn(json)];
        if (!file.ok || !doc.ok) throw new Error('a file that cannot be read again');
        for (const [hash, picture] of own) expect(sha256(picture)).toBe(hash);
        travelled += own.size;
        expect(own.size).toBe([...picturesIn(publication.content)].filter((hash) => bytes.has(hash)).length);
        expect(sha256(canonicalJson(canonicalDoc(doc.value)))).toBe(publication.sha256);
        const again = { ...(file.value.publication as Publication), content: doc.value };
        expect(publicationJson(again, file.value, own)).toBe(json);
      }),
      { numRuns: 80 },
    );
    expect(travelled).toBeGreaterThan(20);
  });

  test('none: the file says nothing of pictures', () => {
    const json = publicationJson(samplePublication, standing);
    expect(json).not.toContain('"pictures"');
    expect(isValid(JSON.parse(json)), JSON.stringify(isValid.errors)).toBe(true);
  });

  test('what does not fit stays behind, told by its hash; what comes later and fits goes along', () => {
    const large = Buffer.alloc(maxTravellingBytes - 10, 1);
    const [beyond, small] = [Buffer.alloc(11, 2), Buffer.alloc(10, 3)];
    const bytes = new Map([large, beyond, small].map((each) => [sha256(each), each]));
    const publication = publicationOf(withFigures({ type: 'doc', content: [] }, [...bytes.keys()]));
    const file = readPublicationJson(publicationJson(publication, standing, bytes));
    expect(file.ok && file.value.pictures?.map(({ base64 }) => base64?.length ?? null)).toEqual([
      Math.ceil(large.length / 3) * 4,
      null,
      16,
    ]);
  });

  test('a file that is not as the schema says is told by both', () => {
    const value = JSON.parse(publicationJson(samplePublication, standing)) as object;
    for (const broken of [
      { ...value, pictures: [{ sha256: 'x', base64: null }] },
      { ...value, pictures: [{ base64: '' }] },
      { ...value, threads: [] },
      { ...value, retracted: undefined },
    ]) {
      const sent = JSON.stringify(broken);
      expect([isValid(JSON.parse(sent)), readPublicationJson(sent).ok]).toEqual([false, false]);
    }
  });
});
