import type { Scale } from '../domain/likelihood/scale.ts';
import type { MarkingSystemId } from '../domain/marking/markingSystems.ts';
import { hasMarks, type CheckedPaper } from '../domain/tradecraft/CheckedPaper.ts';
import { checkPaper, type CheckProfile } from '../domain/tradecraft/CheckRun.ts';
import type { Finding } from '../domain/tradecraft/Finding.ts';
import type { ReviewFacts } from '../domain/tradecraft/ReviewFacts.ts';
import { checkedPaperOf } from './checkedPaperOf.ts';
import type { DocJson } from './docJson.ts';

/** A draft to be checked whole, and what the checks must know beside it. Crosses threads: data only. */
export type DraftToCheck = {
  readonly content: DocJson;
  /** The scales that may be named. */
  readonly scales: readonly Scale[];
  /** The marking system where the draft's title names none. */
  readonly marking: MarkingSystemId;
  readonly profile: CheckProfile;
  /** The day, as an ISO date. */
  readonly today: string;
  /** How it was reviewed; left out: nothing is said of it. */
  readonly review?: ReviewFacts;
};

/** All findings of a draft. */
export function checkDraft({ content, scales, marking, profile, today, review }: DraftToCheck): readonly Finding[] {
  const paper = paperOnDay(checkedPaperOf(content, scales, false), marking, today);
  return checkPaper({ ...paper, review: review ?? null }, profile);
}

/** A paper as it is checked on a day: under its own marking system, or `marking` where it names none. */
export function paperOnDay(paper: CheckedPaper, marking: MarkingSystemId, today: string): CheckedPaper {
  const system = paper.system ?? marking;
  return { ...paper, system, isMarked: system !== 'none' && hasMarks(paper.blocks), today };
}
