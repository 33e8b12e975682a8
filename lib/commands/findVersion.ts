import { err, ok, type Result } from '../domain/result.ts';
import { invalidInput, notFound, type CommandError } from './commandError.ts';
import type { Stores } from './ports.ts';
import type { NamedVersion } from './VersionStore.ts';

/** A version with its packed content. */
export type FoundVersion = { readonly version: NamedVersion; readonly packed: Uint8Array };

/**
 * The version that a path names by its number.
 *
 * @returns invalid-input for what is no number; not-found where the assessment has no such version.
 */
export async function findVersion(
  stores: Pick<Stores, 'versions' | 'contents'>,
  assessmentId: string,
  number: string,
): Promise<Result<FoundVersion, CommandError>> {
  if (!/^[1-9]\d{0,8}$/.test(number)) return err(invalidInput('Expected the number of a version, from 1.'));
  const version = await stores.versions.byNumber(assessmentId, Number(number));
  const packed = version === null ? null : await stores.contents.packed(assessmentId, version.sha256);
  if (version === null || packed === null) return err(notFound(`This assessment has no version ${number}.`));
  return ok({ version, packed });
}
