import { err, ok, type Result } from '../domain/result.ts';
import type { DiffDto } from '../protocol/versionDto.ts';
import { unavailable, type CommandError } from './commandError.ts';
import type { AssessmentRecord, CommandPorts } from './ports.ts';
import { usableScales } from './usableScales.ts';

/** A frozen content: its hash and its packed bytes. */
export type PackedContent = { readonly sha256: string; readonly packed: Uint8Array };

/** What differs between two frozen contents of an assessment; off the event loop. Rights are the caller's to ask. */
export async function compareContents(
  ports: CommandPorts,
  assessment: Pick<AssessmentRecord, 'scale' | 'marking'>,
  from: PackedContent,
  to: PackedContent,
): Promise<Result<DiffDto, CommandError>> {
  const scales = await usableScales(ports);
  try {
    const { scale, marking } = assessment;
    const contents = { before: from.packed, after: to.packed, scales, scale, marking };
    const compared = await ports.documents.compare(contents);
    return ok({ sha256: { from: from.sha256, to: to.sha256 }, ...compared });
  } catch {
    return err(unavailable('The versions cannot be compared at the moment. Try again.'));
  }
}
