import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ImageDto } from '../protocol/imageDto.ts';
import { admit } from './assessmentAccess.ts';
import { auditEntry } from './auditEntry.ts';
import { tooLarge, type CommandError } from './commandError.ts';
import { maxImagesPerAssessment, pictureOf } from './pictures.ts';
import type { CommandPorts } from './ports.ts';
import { transact } from './transact.ts';

/**
 * Stores a picture beside a draft, for its figures to name by its hash. The same bytes are stored once.
 *
 * @returns invalid-input where the bytes are no picture; too-large for the picture, or where the assessment has no room for it.
 */
export async function addImage(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly bytes: Uint8Array },
): Promise<Result<ImageDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.write');
  if (!admitted.ok) return admitted;
  const picture = pictureOf(input.bytes);
  if (!picture.ok) return picture;
  const { sha256, mediaType, width, height } = picture.value;
  const dto: ImageDto = { sha256, mediaType, width, height };
  if ((await ports.database.read.images.byHash(input.id, sha256)) !== null) return ok(dto);
  const entry = auditEntry(ports, actor.userId, 'image.added', `assessment:${input.id}`, { sha256, mediaType });
  return transact(ports.database, entry, async (stores) => {
    const still = await admit(stores, actor, input.id, 'draft.write');
    if (!still.ok) return still;
    const { count, bytes } = await stores.images.extent(input.id);
    const { count: maxCount, bytes: maxBytes } = maxImagesPerAssessment;
    if (count >= maxCount || bytes + input.bytes.length > maxBytes) {
      return err(
        tooLarge(`Expected at most ${maxCount} pictures and ${maxBytes / 1024 / 1024} MB of them in one assessment.`),
      );
    }
    await stores.images.add(input.id, picture.value, actor.userId, ports.now());
    return ok(dto);
  });
}
