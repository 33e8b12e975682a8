import { blockChecks, paperChecks } from './allChecks.ts';
import { checkById } from './checkTable.ts';
import type { CheckId } from './checkTable.ts';
import type { CheckedBlock, CheckedPaper } from './CheckedPaper.ts';
import type { Finding, Told } from './Finding.ts';
import { readBlock } from './Reading.ts';
import type { ReadBlock, Setting } from './Reading.ts';

/** Which checks run: a template's profile. What neither list names runs unless it is optional. */
export type CheckProfile = { readonly on: readonly string[]; readonly off: readonly string[] };

/** All checks but the optional ones. */
export const defaultProfile: CheckProfile = { on: [], off: [] };

/** Whether a check runs under a profile: optional ones only where it names them. */
export function isOn(profile: CheckProfile, id: CheckId): boolean {
  if (profile.off.includes(id)) return false;
  return checkById(id).isOptional !== true || profile.on.includes(id);
}

type Known = { readonly read: ReadBlock; readonly told: readonly Said[] };
/** `name`: check, block and words; the same words told twice in a block are counted when all is known. */
type Said = { readonly id: CheckId; readonly told: Told; readonly name: string };

/**
 * Checks a paper again and again as it is written. A block that is the same object as before, under the same setting, is not
 * looked at again: what a keystroke costs is its own block and the checks on how blocks stand to each other.
 */
export class CheckRun {
  readonly #isOn: (id: CheckId) => boolean;
  #known = new Map<CheckedBlock, Known>();
  #setting: Setting | null = null;

  constructor(profile: CheckProfile = defaultProfile) {
    this.#isOn = (id) => isOn(profile, id);
  }

  /** All findings of a paper: blocks in order, then what is about the whole. */
  check(paper: CheckedPaper): readonly Finding[] {
    const { blocks: _blocks, ...setting } = paper;
    if (this.#setting === null || !isSame(this.#setting, setting)) {
      this.#known = new Map();
      this.#setting = setting;
    }
    const before = this.#known;
    this.#known = new Map(paper.blocks.map((block) => [block, before.get(block) ?? this.#look(block, setting)]));
    const known = paper.blocks.flatMap((block) => this.#known.get(block) ?? []);
    const reads = known.map(({ read }) => read);
    const whole = paperChecks
      .filter(({ id }) => this.#isOn(id))
      .flatMap(({ id, run }) => run(reads, setting).map((told) => said(id, told)));
    return named([...known.flatMap(({ told }) => told), ...whole]);
  }

  #look(block: CheckedBlock, setting: Setting): Known {
    const read = readBlock(block);
    const told = blockChecks
      .filter(({ id }) => this.#isOn(id))
      .flatMap(({ id, run }) => run(read, setting).map((each) => said(id, each)));
    return { read, told };
  }
}

/** The findings of a paper, all at once: at the gate, on the server. */
export function checkPaper(paper: CheckedPaper, profile: CheckProfile = defaultProfile): readonly Finding[] {
  return new CheckRun(profile).check(paper);
}

function isSame(a: Setting, b: Setting): boolean {
  return (Object.keys(a) as (keyof Setting)[]).every((key) => a[key] === b[key]);
}

function said(id: CheckId, told: Told): Said {
  const words = (told.quote ?? told.about ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 80);
  return { id, told, name: [id, told.blockId ?? '', words].join(':') };
}

function named(all: readonly Said[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return all.map(({ id, told, name }) => {
    const { message, severity, gate, standard } = checkById(id);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return {
      checkId: id,
      fingerprint: count === 1 ? name : `${name}:${count}`,
      severity: told.severity ?? severity,
      gate,
      blockId: told.blockId,
      from: told.from ?? 0,
      to: told.to ?? 0,
      quote: told.quote ?? '',
      message: told.message ?? message,
      standard,
      fix: told.fix ?? null,
    };
  });
}
