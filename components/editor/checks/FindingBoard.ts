import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import type { WaiverDto } from '../../../lib/protocol/checksDto.ts';
import type { ChecksSnapshot, ChecksStore } from './ChecksStore.ts';

/** A waiver that stands. `finding` null: the draft says something else there by now. */
export type Waived = { readonly waiver: WaiverDto; readonly finding: Finding | null };

/** What the page shows of the checks; a new object per change. */
export type BoardSnapshot = {
  readonly state: ChecksSnapshot['state'];
  /** Findings that nobody has waived, in reading order. */
  readonly open: readonly Finding[];
  readonly waived: readonly Waived[];
  /** Every waiver there was, newest first. */
  readonly record: readonly WaiverDto[];
};

/** Findings beside the record of waivers: what the checks found, less what people have set aside. */
export class FindingBoard {
  private readonly listeners = new Set<() => void>();
  private record: readonly WaiverDto[] = [];
  private snapshot: BoardSnapshot;

  constructor(private readonly store: ChecksStore) {
    this.snapshot = this.made();
    store.subscribe(() => this.renew());
  }

  readonly get = (): BoardSnapshot => this.snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes the record as the server has it now. */
  setRecord(record: readonly WaiverDto[]): void {
    if (JSON.stringify(record) === JSON.stringify(this.record)) return;
    this.record = record;
    this.renew();
  }

  restart(): void {
    this.store.restart();
  }

  private renew(): void {
    this.snapshot = this.made();
    for (const listener of this.listeners) listener();
  }

  private made(): BoardSnapshot {
    const { state, findings } = this.store.get();
    const standing = this.record.filter(({ undoneAt }) => undoneAt === null);
    const prints = new Set(standing.map(({ fingerprint }) => fingerprint));
    const byPrint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
    return {
      state,
      open: findings.filter(({ fingerprint }) => !prints.has(fingerprint)),
      waived: standing.map((waiver) => ({ waiver, finding: byPrint.get(waiver.fingerprint) ?? null })),
      record: this.record,
    };
  }
}
