import { invalidInput, type CommandError } from '@/lib/commands/commandError.ts';
import { err, ok, type Result } from '@/lib/domain/result.ts';
import { readBytes } from './readBytes.ts';

/** Largest body that is read, bytes: a draft at its bound, escaped as a JSON string. */
export const maxBodyBytes = 12 * 1024 * 1024;

/** Reads a JSON body within the bound. Where it is optional, none is an empty object. */
export async function readJson(
  request: Request,
  maxBytes = maxBodyBytes,
  isOptional = false,
): Promise<Result<unknown, CommandError>> {
  const bytes = await readBytes(request, maxBytes);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0 && isOptional) return ok({});
  if (bytes.value.length === 0) return err(invalidInput('Expected a body in JSON; there was none.'));
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.value);
    return ok(JSON.parse(text) as unknown);
  } catch {
    return err(invalidInput('Expected a body in JSON, as UTF-8.'));
  }
}
