import { tooLarge, type CommandError } from '@/lib/commands/commandError.ts';
import { err, ok, type Result } from '@/lib/domain/result.ts';

/** How much of a body beyond the bound is still taken and thrown away, bytes: a client that is cut off while it sends never reads why. */
const maxDrainedBytes = 128 * 1024 * 1024;

/** Reads a body within the bound, counting bytes as they come: what a header claims is not believed. */
export async function readBytes(request: Request, maxBytes: number): Promise<Result<Uint8Array, CommandError>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size <= maxBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (size > maxDrainedBytes) break;
  }
  return size > maxBytes ? err(tooLarge(`Expected a body of at most ${maxBytes} bytes.`)) : ok(Buffer.concat(chunks));
}
