import type { ExportOptions } from '../document/export/printing.ts';
import { toHtml } from '../document/export/toHtml.ts';
import { toMarkdown } from '../document/export/toMarkdown.ts';
import { toPlainText } from '../document/export/toPlainText.ts';
import { paperOf } from '../document/paper.ts';
import { bannerOfDoc, isMarkedAtAll } from '../document/portions.ts';
import { releasableView, withNotice } from '../document/releasable.ts';
import type { DocJson } from '../document/docJson.ts';
import { findScale } from '../domain/likelihood/scaleById.ts';
import { trainingWords } from '../domain/marking/banner.ts';
import { markingSystemOf } from '../domain/marking/markingSystems.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, unreachable, type Result } from '../domain/result.ts';
import type { ExportFormat } from '../protocol/assessmentDto.ts';
import { admit } from './assessmentAccess.ts';
import { invalidInput, type CommandError } from './commandError.ts';
import { draftErrorOf } from './draftErrorOf.ts';
import { namedContent } from './frozenContent.ts';
import type { AssessmentRecord, CommandPorts } from './ports.ts';
import { recalledIn } from './recalledIn.ts';
import { usableScales } from './usableScales.ts';

/** A draft in a format. `sha256` (hex) names the content in every format: it is that of its canonical JSON's bytes. */
export type ContentDto = { readonly format: ExportFormat; readonly body: string; readonly sha256: string };

/**
 * The live draft, everything flushed first; or the view of it that is releasable at a mark, which says so in its first words.
 * A paper with marks is printed between its banners.
 *
 * @returns invalid-input for a ceiling that is none of the paper's marks.
 */
export async function readContent(
  ports: CommandPorts,
  actor: Actor,
  input: { readonly id: string; readonly format: ExportFormat; readonly releasableAt?: string | undefined },
): Promise<Result<ContentDto, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const draft = await ports.rooms.readDraft(input.id);
  if (!draft.ok) return err(draftErrorOf(draft.error));
  const fallback = markingSystemOf(admitted.value.assessment.marking);
  let doc = draft.value;
  let banner = isMarkedAtAll(doc) ? bannerOfDoc(doc, fallback).text : null;
  if (input.releasableAt !== undefined) {
    const view = releasableView(doc, input.releasableAt, fallback);
    if (!view.ok) return err(invalidInput(`releasableAt: ${view.error.message}`));
    doc = withNotice(view.value);
    banner = view.value.banner;
  }
  if (paperOf(doc).training) banner = [banner, trainingWords].filter(Boolean).join(' · ');
  const { json, sha256 } = namedContent(doc);
  const body =
    input.format === 'json'
      ? json
      : rendered(doc, input.format, { ...(await exportOptions(ports, actor, admitted.value.assessment, doc)), banner });
  return ok({ format: input.format, body, sha256 });
}

/** What the formats need beside the draft: every scale it may name, where its pictures are, which of its sources were recalled. */
async function exportOptions(
  ports: CommandPorts,
  actor: Actor,
  assessment: AssessmentRecord,
  draft: DocJson,
): Promise<ExportOptions> {
  const [scales, recalled] = await Promise.all([usableScales(ports), recalledIn(ports, actor, draft)]);
  return {
    scales,
    scale: findScale(scales, assessment.scale),
    recalled,
    imageUrl: (sha256) => `/api/v1/assessments/${assessment.id}/images/${sha256}`,
  };
}

function rendered(draft: DocJson, format: Exclude<ExportFormat, 'json'>, options: ExportOptions): string {
  switch (format) {
    case 'markdown':
      return toMarkdown(draft, options);
    case 'html':
      return toHtml(draft, options);
    case 'text':
      return toPlainText(draft, options);
    default:
      return unreachable(format);
  }
}
