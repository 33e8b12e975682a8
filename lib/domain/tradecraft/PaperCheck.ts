import type { CheckId } from './checkTable.ts';
import type { Told } from './Finding.ts';
import type { ReadBlock, Setting } from './Reading.ts';

/** A check that looks at the whole paper: how blocks stand to each other. */
export type PaperCheck = {
  readonly id: CheckId;
  readonly run: (blocks: readonly ReadBlock[], setting: Setting) => readonly Told[];
};
