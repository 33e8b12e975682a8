import { invalidInput, type CommandError } from '@/lib/commands/commandError.ts';
import { maxImageBytes } from '@/lib/document/import/imageInfo.ts';
import { err, ok, type Result } from '@/lib/domain/result.ts';
import { readBytes } from '../../../readBytes.ts';

/** Room for the parts and headers around a file in a form, bytes. */
const formBytes = 64 * 1024;

const expected = invalidInput('Expected a picture as the body, or as the one file of a form (multipart/form-data).');

/** The bytes of a picture that was sent, as the body itself or as the file of a form. */
export async function readPicture(request: Request): Promise<Result<Uint8Array, CommandError>> {
  const type = request.headers.get('content-type') ?? '';
  const isForm = /^multipart\/form-data\s*;/iu.test(type);
  const body = await readBytes(request, maxImageBytes + (isForm ? formBytes : 0));
  if (!body.ok) return body;
  if (body.value.length === 0) return err(expected);
  if (!isForm) return body;
  try {
    const form = await new Response(Uint8Array.from(body.value), { headers: { 'content-type': type } }).formData();
    const files = [...form.values()].filter((value) => typeof value !== 'string');
    const [file] = files;
    return files.length === 1 && file !== undefined ? ok(new Uint8Array(await file.arrayBuffer())) : err(expected);
  } catch {
    return err(expected);
  }
}
