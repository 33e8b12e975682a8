import type { PrintFault } from '../document/reader/sheetEdges.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { ReviewRecordDto } from '../protocol/reviewRecordDto.ts';
import { reviewRecordPage } from './reviewRecordPage.ts';
import type { Runtime } from './runtime.ts';

/** A review record as a file. */
export type PrintedRecord = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

/** What to say where there is no PDF. */
export const noRecordPdf: Readonly<Record<PrintFault, string>> = {
  'no-browser':
    'This server has no Chromium to make PDFs with. Print this page from your browser: it is the same record.',
  busy: 'Others are waiting for their PDFs. Try again in half a minute, or print this page from your browser.',
  failed: 'The PDF could not be made. Try again, or print this page from your browser: it is the same record.',
};

/** A review record as a PDF; the same record gives the same bytes, since the only moment in it is that of its newest entry. */
export async function printReviewRecord(
  { style, print }: Runtime['printing'],
  record: ReviewRecordDto,
): Promise<Result<PrintedRecord, PrintFault>> {
  const printed = await print(reviewRecordPage(record, style), record.asOf ?? '2026-01-01T00:00:00.000Z');
  if (!printed.ok) return err(printed.error);
  return ok({ name: `${record.assessment.reference}-review-record.pdf`, bytes: new Uint8Array(printed.value) });
}
