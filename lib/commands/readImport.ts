import { withFreshIds } from '../document/freshIds.ts';
import { unitsOf } from '../document/import/units.ts';
import { paperOf } from '../document/paper.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ReadImportDto, ReadImportInput } from '../protocol/importDto.ts';
import type { CommandError } from './commandError.ts';
import { importFaultOf } from './importFaultOf.ts';
import type { CommandPorts } from './ports.ts';
import { readWorkspace } from './readWorkspace.ts';
import { scaleToUse } from './usableScales.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/**
 * Reads a file and says what it would become. Nothing is stored: the caller corrects the draft and creates an assessment
 * of it (`import.format` json, with the pictures).
 *
 * @returns invalid-input where the file cannot be read, too-large beyond the bounds, unavailable where too many wait.
 */
export async function readImport(
  ports: CommandPorts,
  actor: Actor,
  input: ReadImportInput,
): Promise<Result<ReadImportDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessment.create');
  if (refusal !== null) return err(refusal);
  const usual = (await readWorkspace(ports))?.scale ?? 'icd203';
  const scale = await scaleToUse(ports.database.read, input.scale ?? usual);
  if (!scale.ok) return scale;
  const { format, content, title = null } = input;
  const made = await ports.documents.importFile({ format, content, title, scale: scale.value });
  if (!made.ok) return err(importFaultOf(made.error));
  const doc = withFreshIds(made.value.doc, ports.randomId);
  const { wording, ranges } = paperOf(doc);
  return ok({
    title: made.value.title,
    scale: scale.value.id,
    units: unitsOf(doc, { scale: scale.value, wording, ranges }),
    doc: { type: 'doc', content: [...doc.content] },
    images: made.value.images.map(({ bytes, sha256, mediaType, width, height }) => {
      return { sha256, mediaType, width, height, base64: Buffer.from(bytes).toString('base64') };
    }),
    report: made.value.notes,
  });
}
