import { exportLedger } from '@/lib/commands/exportLedger.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handleWith } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const GET = handleWith(
  operations.exportLedger,
  ({ ports, actor, query }) => exportLedger(ports, actor, query),
  ({ name, mediaType, body }) =>
    new Response(body, {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
      },
    }),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/judgments/export');
