import { err, ok, type Result } from '@/lib/domain/result.ts';
import { errorDto } from '@/lib/protocol/errorDto.ts';
import { imageDto, type ImageDto } from '@/lib/protocol/imageDto.ts';

/** Largest picture that is stored, bytes; said before anything is sent. */
export const maxPictureBytes = 5 * 1024 * 1024;
export const pictureTypes: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'];
export const pictureLimits = 'PNG, JPEG, GIF or WebP, at most 5 MB';

/** Why a file cannot be a figure's picture, in words; null where it can. */
export function pictureFault(file: Blob): string | null {
  if (!pictureTypes.includes(file.type)) return `This is no picture of a kind that can be shown (${pictureLimits}).`;
  if (file.size > maxPictureBytes) {
    return `The picture has ${(file.size / 1024 / 1024).toFixed(1)} MB; at most 5 MB can be stored.`;
  }
  return null;
}

/** Where an assessment's pictures are sent and fetched. */
export const picturesPath = (assessmentId: string): string =>
  `/api/v1/assessments/${encodeURIComponent(assessmentId)}/images`;

const silent = 'The server did not answer. The picture was not stored.';

/** Sends a picture and tells how far it is, in [0, 1]. An error is a sentence. */
export function uploadPicture(
  assessmentId: string,
  file: Blob,
  onProgress: (share: number) => void,
): Promise<Result<ImageDto, string>> {
  const fault = pictureFault(file);
  if (fault !== null) return Promise.resolve(err(fault));
  return new Promise((resolve) => {
    // Not fetch: it does not tell how much of a body was sent.
    const request = new XMLHttpRequest();
    request.open('POST', picturesPath(assessmentId));
    request.setRequestHeader('content-type', file.type);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener('error', () => resolve(err(silent)));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      const image = imageDto.safeParse(answer);
      if (request.status < 300 && image.success) return resolve(ok(image.data));
      const told = errorDto.safeParse(answer);
      return resolve(err(told.success ? told.data.error.message : silent));
    });
    request.send(file);
  });
}

/**
 * Brings a picture of another assessment into this one, through the server, which asks whether this person may see it
 * there and write here.
 */
export async function copyPicture(from: string, to: string, sha256: string): Promise<Result<ImageDto, string>> {
  try {
    const answer = await fetch(`${picturesPath(from)}/${encodeURIComponent(sha256)}`);
    if (!answer.ok) return err('The picture could not be fetched from the other assessment.');
    return await uploadPicture(to, await answer.blob(), () => undefined);
  } catch {
    return err(silent);
  }
}
