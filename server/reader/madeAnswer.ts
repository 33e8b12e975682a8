import { gzipSync } from 'node:zlib';
import { sha256Hex } from '../../lib/commands/sha256Hex.ts';
import type { MadeAnswer } from './AnswerCache.ts';

/** Below this, packing saves no packet. */
const worthPacking = 1024;

/** An answer ready to be sent; its tag is the hash of what it says. */
export function madeAnswer(content: string | Uint8Array, type: string, fileName: string | null = null): MadeAnswer {
  const body = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const isText = /^(text\/|application\/[\w.+-]*json|image\/svg)/u.test(type);
  const packed = isText && body.length >= worthPacking ? gzipSync(body, { level: 9 }) : null;
  return { body, packed, etag: `"${sha256Hex(body)}"`, type, fileName };
}
