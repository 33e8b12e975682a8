import { readVersion } from '@/lib/commands/readVersion.ts';
import { renameVersion } from '@/lib/commands/renameVersion.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle, handleWith } from '../../../../handle.ts';
import { otherMethods } from '../../../../otherMethods.ts';

export const GET = handleWith(
  operations.readVersion,
  ({ ports, actor, id, params }) => readVersion(ports, actor, { id, number: params['n'] ?? '' }),
  // The content goes out as the very text that was hashed, unparsed.
  ({ version, json }) =>
    new Response(`${JSON.stringify(version).slice(0, -1)},"content":${json}}`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Cache-Control': 'no-store',
        ETag: `"${version.sha256}"`,
      },
    }),
);
export const PATCH = handle(operations.renameVersion, ({ ports, actor, id, params, body }) =>
  renameVersion(ports, actor, { id, number: params['n'] ?? '', ...body }),
);
export const { POST, PUT, DELETE } = otherMethods('/assessments/{id}/versions/{n}');
