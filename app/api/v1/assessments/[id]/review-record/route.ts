import { unavailable, type CommandError } from '@/lib/commands/commandError.ts';
import { noRecordPdf, printReviewRecord, type PrintedRecord } from '@/lib/commands/printReviewRecord.ts';
import { readReviewRecord } from '@/lib/commands/readReviewRecord.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { err, ok, type Result } from '@/lib/domain/result.ts';
import { operations } from '@/lib/protocol/operations.ts';
import type { ReviewRecordDto } from '@/lib/protocol/reviewRecordDto.ts';
import { handleWith } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handleWith(
  operations.readReviewRecord,
  async ({ ports, actor, id, query }): Promise<Result<ReviewRecordDto | PrintedRecord, CommandError>> => {
    const record = await readReviewRecord(ports, actor, { id });
    if (!record.ok || query.format === 'json') return record;
    const printed = await printReviewRecord(runtime().printing, record.value);
    return printed.ok ? ok(printed.value) : err(unavailable(noRecordPdf[printed.error]));
  },
  (made) =>
    'bytes' in made
      ? new Response(made.bytes, {
          headers: {
            'Content-Type': 'application/pdf',
            'Content-Disposition': `attachment; filename="${made.name}"`,
            'Cache-Control': 'no-store',
          },
        })
      : Response.json(made, { headers: { 'Cache-Control': 'no-store' } }),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/review-record');
