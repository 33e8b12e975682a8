import { readImage } from '@/lib/commands/readImage.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handleWith } from '../../../../handle.ts';
import { otherMethods } from '../../../../otherMethods.ts';

export const GET = handleWith(
  operations.readImage,
  ({ ports, actor, id, params }) => readImage(ports, actor, { id, sha256: params['sha256'] ?? '' }),
  ({ bytes, mediaType, sha256 }, { request }) => {
    const tag = `"${sha256}"`;
    // A hash names one content for ever; private, since rights are asked for at each first sight.
    const headers = new Headers({
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Content-Type': mediaType,
      'Cross-Origin-Resource-Policy': 'same-origin',
      ETag: tag,
      'X-Content-Type-Options': 'nosniff',
    });
    if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });
    return new Response(Uint8Array.from(bytes), { headers });
  },
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/images/{sha256}');
