import type { ImageStore } from '../../lib/commands/ports.ts';
import type { MemoryAccess } from './memoryState.ts';

/** Pictures in memory. */
export function memoryImages(access: MemoryAccess): ImageStore {
  return {
    add: (assessmentId, image) =>
      access.write((state) => {
        if (!state.assessments.has(assessmentId)) throw new Error('no such assessment');
        const key = `${assessmentId}/${image.sha256}`;
        if (!state.images.has(key)) state.images.set(key, image);
      }),
    byHash: (assessmentId, sha256) => access.read((state) => state.images.get(`${assessmentId}/${sha256}`) ?? null),
    extent: (assessmentId) =>
      access.read((state) => {
        const own = [...state.images].filter(([key]) => key.startsWith(`${assessmentId}/`));
        return { count: own.length, bytes: own.reduce((sum, [, image]) => sum + image.bytes.length, 0) };
      }),
  };
}
