import { readVersion } from '@/lib/commands/readVersion.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handleWith } from '../../../../handle.ts';
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
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/versions/{n}');
