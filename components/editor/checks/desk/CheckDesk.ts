import { paperOnDay } from '../../../../lib/document/checkDraft.ts';
import { checkedBlockOf, collectIds, paperSettingOf } from '../../../../lib/document/checkedPaperOf.ts';
import type { Reading } from '../../../../lib/document/paper.ts';
import type { CheckedBlock } from '../../../../lib/domain/tradecraft/CheckedPaper.ts';
import { CheckRun } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../../../lib/domain/tradecraft/Finding.ts';
import type { CheckAnswer, CheckOrder, CheckTerms, SentBlock } from './checkOrders.ts';
import { spliced, spliceOf } from './splice.ts';

/** A block as it lies on the desk. `checked` null: it has no id, and is passed over. */
type Held = { readonly sent: SentBlock; readonly ids: readonly string[]; readonly checked: CheckedBlock | null };

/**
 * The checks' own copy of a draft: takes what changed, and gives back what that changed in the findings. Runs in a worker;
 * nothing here knows that it does.
 */
export class CheckDesk {
  private terms: CheckTerms | null = null;
  private run = new CheckRun();
  private held: readonly Held[] = [];
  /** Every id in the draft, and how often it stands there: a link to anything else is broken. */
  private readonly counts = new Map<string, number>();
  private readonly ids = new Set<string>();
  private findings: readonly Finding[] = [];

  /** Null where more is to come before anything is checked. */
  take({ revision, terms, blocks, isPart }: CheckOrder): CheckAnswer | null {
    const before = this.terms;
    if (terms !== undefined) this.terms = terms;
    if (this.terms === null) throw new Error('the first order must bring the terms of the checks');
    if (terms !== undefined && JSON.stringify(before?.profile) !== JSON.stringify(terms.profile))
      this.run = new CheckRun(terms.profile);
    if (terms !== undefined) this.held = this.held.map(({ sent }) => this.hold(sent));
    if (blocks !== null) {
      const leaving = this.held.slice(blocks.at, blocks.at + blocks.removed);
      let isOther = false;
      // First what comes, so that an id that stays is never gone in between.
      for (const sent of blocks.added) for (const id of idsOf(sent)) isOther = this.count(id, 1) || isOther;
      for (const { ids } of leaving) for (const id of ids) isOther = this.count(id, -1) || isOther;
      const added = blocks.added.map((sent) => this.hold(sent));
      this.held = spliced(this.held, { ...blocks, added });
      if (isOther) this.held = this.held.map((each) => this.mended(each));
    }
    if (isPart) return null;
    const findings = this.check(this.terms);
    const change = spliceOf(this.findings, findings, isSameFinding);
    this.findings = findings;
    return { revision, findings: change };
  }

  private check({ paper, scale, marking, today, review }: CheckTerms): readonly Finding[] {
    const blocks = this.held.flatMap(({ checked }) => checked ?? []);
    const setting = { ...paperSettingOf(paper, scale, false), blocks, review };
    return this.run.check(paperOnDay(setting, marking, today));
  }

  /** Whether the draft has this id now and had it not before, or the other way round. */
  private count(id: string, by: 1 | -1): boolean {
    const count = (this.counts.get(id) ?? 0) + by;
    this.counts.set(id, count);
    if (count > 0 === this.ids.has(id)) return false;
    if (count > 0) this.ids.add(id);
    else {
      this.ids.delete(id);
      this.counts.delete(id);
    }
    return true;
  }

  private hold(sent: SentBlock): Held {
    if (this.terms === null) throw new Error('a block is read under the terms of its paper');
    const { paper, scale } = this.terms;
    const reading: Reading = { scale, wording: paper.wording, ranges: paper.ranges };
    return { sent, ids: idsOf(sent), checked: checkedBlockOf(sent.node, sent.section, reading, this.ids) };
  }

  /** The block anew where one of its links broke or was mended by what came or went elsewhere. */
  private mended(held: Held): Held {
    const isStale = held.checked?.relations.some(({ target, isBroken }) => isBroken === this.ids.has(target)) === true;
    return isStale ? this.hold(held.sent) : held;
  }
}

function idsOf({ node, sectionId }: SentBlock): readonly string[] {
  const ids = new Set<string>(sectionId === null ? [] : [sectionId]);
  collectIds([node], ids);
  return [...ids];
}

function isSameFinding(a: Finding, b: Finding): boolean {
  return (
    a.fingerprint === b.fingerprint &&
    a.from === b.from &&
    a.to === b.to &&
    a.message === b.message &&
    a.severity === b.severity &&
    a.gate === b.gate &&
    a.quote === b.quote &&
    JSON.stringify(a.fix) === JSON.stringify(b.fix)
  );
}
