import { exportPublication } from '@/lib/commands/exportPublication.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handleWith } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

export const GET = handleWith(
  operations.exportPublication,
  ({ ports, actor, id, query }) => exportPublication(ports, actor, { id, format: query.format }),
  ({ name, mediaType, bytes }) =>
    new Response(bytes, {
      headers: {
        'Content-Type': mediaType,
        'Content-Disposition': `attachment; filename="${name}"`,
        // What one member may see is nobody else's, and nothing on the way keeps it.
        'Cache-Control': 'private, no-store',
        Vary: 'Cookie, Authorization',
      },
    }),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/publications/{id}/export');
