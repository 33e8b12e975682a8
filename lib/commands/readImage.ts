import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { admit } from './assessmentAccess.ts';
import { notFound, type CommandError } from './commandError.ts';
import type { CommandPorts, ImageRecord } from './ports.ts';

/** A picture of an assessment, for whoever may read its draft. */
export async function readImage(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly sha256: string },
): Promise<Result<ImageRecord, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const isHash = /^[0-9a-f]{64}$/u.test(input.sha256);
  const image = isHash ? await ports.database.read.images.byHash(input.id, input.sha256) : null;
  return image === null ? err(notFound('There is no such picture in this assessment.')) : ok(image);
}
