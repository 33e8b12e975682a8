/** A picture of an assessment. `sha256` (hex) is of its bytes; figures name it by that. */
export type ImageRecord = {
  readonly sha256: string;
  readonly mediaType: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
};

export interface ImageStore {
  /** Stores a picture; one that is there already stays as it is. */
  add(assessmentId: string, image: ImageRecord, createdById: string, at: Date): Promise<void>;
  byHash(assessmentId: string, sha256: string): Promise<ImageRecord | null>;
  /** How many pictures an assessment has, and their bytes in all. */
  extent(assessmentId: string): Promise<{ readonly count: number; readonly bytes: number }>;
}
