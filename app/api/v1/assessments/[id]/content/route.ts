import { readContent, type ContentDto } from '@/lib/commands/readContent.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handleWith } from '../../../handle.ts';
import { otherMethods } from '../../../otherMethods.ts';

const mediaTypes = {
  json: 'application/json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const satisfies Record<ContentDto['format'], string>;

export const GET = handleWith(
  operations.readContent,
  ({ ports, actor, id, query }) => readContent(ports, actor, { id, ...query }),
  (content, { request }) => {
    const headers = new Headers({ 'Content-Type': mediaTypes[content.format], 'Cache-Control': 'private, no-cache' });
    if (content.format === 'html') headers.set('Content-Security-Policy', "default-src 'none'; sandbox");
    const tag = `"${content.sha256}"`;
    headers.set('ETag', tag);
    // Of the JSON alone the tag says everything: what the others print also depends on the scale.
    const isSame = content.format === 'json' && isKnown(request.headers.get('if-none-match'), tag);
    if (isSame) return new Response(null, { status: 304, headers });
    return new Response(content.body, { headers });
  },
);

/** Whether the caller has the content of this tag already (RFC 9110, 13.1.2: a weak comparison). */
function isKnown(ifNoneMatch: string | null, tag: string): boolean {
  const known = ifNoneMatch?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? [];
  return known.includes('*') || known.includes(tag);
}
export const { POST, PUT, PATCH, DELETE } = otherMethods('/assessments/{id}/content');
