import { canonicalJson } from '../document/canonicalJson.ts';
import { toHtml } from '../document/export/toHtml.ts';
import { toMarkdown } from '../document/export/toMarkdown.ts';
import { toPlainText } from '../document/export/toPlainText.ts';
import type { DocJson } from '../document/docJson.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { defaultScale, scaleById } from '../domain/likelihood/scaleById.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, unreachable, type Result } from '../domain/result.ts';
import type { ExportFormat } from '../protocol/assessmentDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';

/** A draft in a format. `sha256` (hex) names the content in every format: it is that of its canonical JSON's bytes. */
export type ContentDto = { readonly format: ExportFormat; readonly body: string; readonly sha256: string };

/** The live draft, everything flushed first. */
export async function readContent(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly format: ExportFormat },
): Promise<Result<ContentDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(input.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const scale = scaleById(admitted.value.assessment.scale) ?? defaultScale;
  const json = canonicalJson(draft.value);
  const body = input.format === 'json' ? json : rendered(draft.value, input.format, scale);
  return ok({ format: input.format, body, sha256: sha256Hex(json) });
}

function rendered(draft: DocJson, format: Exclude<ExportFormat, 'json'>, scale: Scale): string {
  switch (format) {
    case 'markdown':
      return toMarkdown(draft, { scale });
    case 'html':
      return toHtml(draft, { scale });
    case 'text':
      return toPlainText(draft, { scale });
    default:
      return unreachable(format);
  }
}
