import type { Scale } from '../../domain/likelihood/scale.ts';
import type { DocJson } from '../docJson.ts';
import type { ImportNote } from './importNote.ts';

/** What an import is read with. */
export type ImportOptions = {
  /** Null: the first line or heading gives it. */
  readonly title: string | null;
  readonly scale: Scale;
};

/** What an import makes: a draft without block ids (`withFreshIds` adds them), and what was left out or changed. */
export type ImportedDraft = {
  readonly title: string;
  readonly doc: DocJson;
  readonly notes: readonly ImportNote[];
};
