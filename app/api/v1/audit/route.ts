import { listAudit } from '@/lib/commands/listAudit.ts';
import type { AuditRowDto } from '@/lib/protocol/auditDto.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handleWith } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handleWith(
  operations.listAudit,
  ({ ports, actor, query }) => listAudit(ports, actor, query),
  (rows) =>
    new Response(jsonLines(rows), {
      headers: { 'Content-Type': 'application/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store' },
    }),
);

/** One line of JSON for each row, read as fast as the caller takes them. */
function jsonLines(rows: AsyncIterable<AuditRowDto>): ReadableStream<Uint8Array> {
  const iterator = rows[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (controller) => {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}
export const { POST, PUT, PATCH, DELETE } = otherMethods('/audit');
