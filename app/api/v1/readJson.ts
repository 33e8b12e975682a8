import { invalidInput, tooLarge, type CommandError } from '@/lib/commands/commandError.ts';
import { err, ok, type Result } from '@/lib/domain/result.ts';

/** Largest body that is read, bytes: a draft at its bound, escaped as a JSON string. */
export const maxBodyBytes = 12 * 1024 * 1024;

/** How much of a body beyond the bound is still taken and thrown away, bytes: a client that is cut off while it sends never reads why. */
const maxDrainedBytes = 128 * 1024 * 1024;

/** Reads a JSON body within the bound, counting bytes as they come: what a header claims is not believed. */
export async function readJson(request: Request): Promise<Result<unknown, CommandError>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
    if (size > maxDrainedBytes) break;
  }
  if (size > maxBodyBytes) return err(tooLarge(`Expected a body of at most ${maxBodyBytes} bytes.`));
  if (size === 0) return err(invalidInput('Expected a body in JSON; there was none.'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err(invalidInput('Expected a body in JSON, as UTF-8.'));
  }
}
