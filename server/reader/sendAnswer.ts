import type { IncomingMessage, ServerResponse } from 'node:http';
import type { MadeAnswer } from './AnswerCache.ts';

/**
 * How long an answer may be kept: for good, for good if it is asked each time whether it still holds, until asked again, or not
 * at all; `public`: by whoever passes it on, too.
 */
export type Keeping =
  'public for good' | 'public for good, asked each time' | 'public, asked again' | 'private, asked again' | 'never';

const cacheControl: Readonly<Record<Keeping, string>> = {
  'public for good': 'public, max-age=31536000, immutable',
  // `no-cache` rules (RFC 9111, 5.2.2.4): a kept copy is shown only once the tag was confirmed. Its content never changes, what became of it does.
  'public for good, asked each time': 'public, max-age=31536000, no-cache',
  'public, asked again': 'public, no-cache',
  'private, asked again': 'private, no-cache',
  never: 'no-store',
};

/** Sends an answer: not again to whoever has it, packed to whoever can unpack it, without a body to HEAD. */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: MadeAnswer,
  keeping: Keeping,
  status = 200,
): void {
  response.setHeader('Cache-Control', cacheControl[keeping]);
  response.setHeader(
    'Vary',
    keeping.startsWith('private') ? 'Accept-Encoding, Cookie, Authorization' : 'Accept-Encoding',
  );
  response.setHeader('ETag', answer.etag);
  response.setHeader('Content-Type', answer.type);
  if (answer.fileName !== null) {
    response.setHeader('Content-Disposition', `attachment; filename="${answer.fileName}"`);
  }
  if (status === 200 && knows(request, answer.etag)) {
    response.writeHead(304).end();
    return;
  }
  const isPacked = answer.packed !== null && /\bgzip\b/u.test(String(request.headers['accept-encoding'] ?? ''));
  const body = isPacked ? (answer.packed ?? answer.body) : answer.body;
  if (isPacked) response.setHeader('Content-Encoding', 'gzip');
  response.writeHead(status, { 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Whether the caller has it already (RFC 9110, 13.1.2: a weak comparison). */
function knows(request: IncomingMessage, etag: string): boolean {
  const sent = request.headers['if-none-match'];
  const known = sent?.split(',').map((one) => one.trim().replace(/^W\//u, '')) ?? [];
  return known.includes('*') || known.includes(etag);
}
