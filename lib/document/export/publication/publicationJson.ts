import { err, ok, type Result } from '../../../domain/result.ts';
import { canonicalDoc } from '../../canonicalJson.ts';
import { publicationFormat, type Publication, type PublicationState } from '../../publication.ts';
import { picturesIn } from '../../picturesIn.ts';
import { maxTravellingBytes, publicationFileSchema, type PublicationFile } from './publicationFile.ts';

/**
 * A publication as JSON that says everything of it and can be read again (PX2). Keys are sorted at every depth, and the content
 * is its canonical form: its hash can be computed from the file.
 *
 * @param bytesOf Bytes of pictures by their SHA-256. They travel in the order of the paper while they fit (PX6); one that does
 *   not fit, or has no bytes here, is named by its hash alone.
 * @param record How it was reviewed, for those who may see that; null: the file of readers. It changes nothing of what is read again.
 */
export function publicationJson(
  publication: Publication,
  { retracted }: Pick<PublicationState, 'retracted'>,
  bytesOf: ReadonlyMap<string, Uint8Array> = new Map(),
  record: PublicationFile['record'] | null = null,
): string {
  const pictures = travelling(picturesIn(publication.content), bytesOf);
  const file = {
    format: publicationFormat,
    ...(pictures.length > 0 && { pictures }),
    ...(record !== null && { record }),
    retracted,
    publication: { ...publication, content: null },
  };
  const sorted = sortedKeys(file) as { publication: Record<string, unknown> };
  // Sorted among the others already; its own order is the canonical one.
  sorted.publication['content'] = canonicalDoc(publication.content);
  return `${JSON.stringify(sorted, null, 2)}\n`;
}

/** Reads such a file; the error names the first place that is not as expected. */
export function readPublicationJson(json: string): Result<PublicationFile, string> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return err('This is not JSON.');
  }
  const parsed = publicationFileSchema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  return err(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'Not a publication.'}`);
}

function travelling(
  hashes: ReadonlySet<string>,
  bytesOf: ReadonlyMap<string, Uint8Array>,
): NonNullable<PublicationFile['pictures']> {
  let left = maxTravellingBytes;
  return [...hashes].map((sha256) => {
    const bytes = bytesOf.get(sha256);
    if (bytes === undefined || bytes.length > left) return { sha256, base64: null };
    left -= bytes.length;
    return { sha256, base64: Buffer.from(bytes).toString('base64') };
  });
}

function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortedKeys(inner)]));
}
