import type { NodeJson } from '../../../../lib/document/docJson.ts';
import type { Paper } from '../../../../lib/document/paper.ts';
import type { Scale } from '../../../../lib/domain/likelihood/scale.ts';
import type { MarkingSystemId } from '../../../../lib/domain/marking/markingSystems.ts';
import type { CheckProfile } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../../../lib/domain/tradecraft/Finding.ts';
import type { ReviewFacts } from '../../../../lib/domain/tradecraft/ReviewFacts.ts';
import type { Splice } from './splice.ts';

/** A block of the root or of a section, as the checks are sent it. */
export type SentBlock = {
  readonly node: NodeJson;
  /** Kind and id of the section it stands in; null at the root. */
  readonly section: string | null;
  readonly sectionId: string | null;
};

/** What the checks go by besides the blocks. */
export type CheckTerms = {
  readonly paper: Paper;
  readonly scale: Scale;
  /** The marking system where the paper names none. */
  readonly marking: MarkingSystemId;
  /** The day, as an ISO date. */
  readonly today: string;
  readonly profile: CheckProfile;
  /** How the paper was reviewed; null: not known, and nothing is said of it. */
  readonly review: ReviewFacts | null;
};

/** What changed since the order before; the first one brings everything. */
export type CheckOrder = {
  readonly revision: number;
  /** Left out while they are the same. */
  readonly terms?: CheckTerms;
  readonly blocks: Splice<SentBlock> | null;
  /** More blocks follow: nothing is checked yet. */
  readonly isPart: boolean;
};

/** What the order of this revision changed in the list of findings; null: nothing. */
export type CheckAnswer = { readonly revision: number; readonly findings: Splice<Finding> | null };
