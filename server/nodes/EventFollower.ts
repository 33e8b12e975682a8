import type { AuditRow } from '../../lib/commands/ports.ts';

/** Rows read at once; what is beyond follows at the next look. */
const maxRows = 500;

export type EventPorts = {
  /** Rows of the audit log behind `seq`, in order. */
  readonly since: (seq: number, limit: number) => Promise<readonly AuditRow[]>;
  readonly last: () => Promise<number>;
  /** Everybody on this draft, or this person everywhere, is authorised anew. */
  readonly authoriseAnew: (who: { readonly assessmentId: string } | { readonly userId: string }) => void;
  /** Something kept beside this draft changed; null: beside any. */
  readonly changed: (assessmentId: string | null) => void;
};

/**
 * What was changed at other nodes, read from the audit log, whose rows are committed with the changes and one after the other.
 * Used where the bell may have carried less than was told: coarser than the bell, and it may act on what was heard already;
 * neither does harm.
 */
export class EventFollower {
  readonly #ports: EventPorts;
  /** Everything up to here was heard, or acted on. */
  #settled: number | null = null;
  /** Newest row at the last look. */
  #latest = 0;

  constructor(ports: EventPorts) {
    this.#ports = ports;
  }

  /** While everything is heard: what was there at the look before was heard since. */
  async note(): Promise<void> {
    const last = await this.#ports.last();
    this.#settled = this.#settled === null ? last : this.#latest;
    this.#latest = last;
  }

  /** Acts on everything that may not have been heard. */
  async act(): Promise<void> {
    if (this.#settled === null) return this.note();
    const rows = await this.#ports.since(this.#settled, maxRows);
    const last = rows.at(-1)?.seq ?? this.#settled;
    this.#settled = last;
    this.#latest = last;
    const drafts = new Set<string>();
    const people = new Set<string>();
    const touched = new Set<string | null>();
    for (const { action, subject, actorId } of rows) {
      const [kind, id = ''] = subject.split(':', 2);
      if (kind === 'assessment') {
        touched.add(id);
        if (closing.has(action)) drafts.add(id);
      } else if (kind === 'user') people.add(id);
      // One's own only: whose it was is who acted.
      else if (kind === 'token') people.add(actorId ?? '');
      else touched.add(null);
    }
    for (const assessmentId of drafts) this.#ports.authoriseAnew({ assessmentId });
    for (const userId of people) this.#ports.authoriseAnew({ userId });
    for (const assessmentId of touched.has(null) ? [null] : touched) this.#ports.changed(assessmentId);
  }
}

/** Changes of an assessment after which nobody's right to be there is what it was. */
const closing: ReadonlySet<string> = new Set(['members.changed', 'assessment.archived']);
