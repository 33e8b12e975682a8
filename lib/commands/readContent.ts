import { canonicalJson } from '../document/canonicalJson.ts';
import { toHtml } from '../document/export/toHtml.ts';
import { toMarkdown } from '../document/export/toMarkdown.ts';
import { toPlainText } from '../document/export/toPlainText.ts';
import type { DocJson } from '../document/docJson.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, unreachable, type Result } from '../domain/result.ts';
import type { ExportFormat } from '../protocol/assessmentDto.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import type { CommandPorts } from './ports.ts';
import { sha256Hex } from './sha256Hex.ts';

/** A draft in a format. `sha256` (hex) is that of `body`'s bytes and names the content; only JSON has it. */
export type ContentDto = { readonly format: ExportFormat; readonly body: string; readonly sha256: string | null };

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
  const body = rendered(draft.value, input.format);
  return ok({ format: input.format, body, sha256: input.format === 'json' ? sha256Hex(body) : null });
}

function rendered(draft: DocJson, format: ExportFormat): string {
  switch (format) {
    case 'json':
      return canonicalJson(draft);
    case 'markdown':
      return toMarkdown(draft);
    case 'html':
      return toHtml(draft);
    case 'text':
      return toPlainText(draft);
    default:
      return unreachable(format);
  }
}
