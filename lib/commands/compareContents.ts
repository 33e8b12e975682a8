import { err, ok, type Result } from '../domain/result.ts';
import type { DiffDto } from '../protocol/versionDto.ts';
import { unavailable, type CommandError } from './commandError.ts';
import type { ComparedContents, ContentsToCompare } from './FrozenDraft.ts';
import type { AssessmentRecord, CommandPorts, DocumentWork } from './ports.ts';
import { usableScales } from './usableScales.ts';

/** A frozen content: its hash and its packed bytes. */
export type PackedContent = { readonly sha256: string; readonly packed: Uint8Array };

/** What differs between two frozen contents of an assessment; off the event loop. Rights are the caller's to ask. */
export async function compareContents(
  ports: CommandPorts,
  assessment: Pick<AssessmentRecord, 'scale' | 'marking'>,
  from: PackedContent,
  to: PackedContent,
): Promise<Result<DiffDto, CommandError>> {
  const scales = await usableScales(ports);
  try {
    const { scale, marking } = assessment;
    const contents = { before: from.packed, after: to.packed, scales, scale, marking };
    const compared = await shared(ports.documents, `${from.sha256} ${to.sha256} ${scale} ${marking}`, contents);
    return ok({ sha256: { from: from.sha256, to: to.sha256 }, ...compared });
  } catch {
    return err(unavailable('The versions cannot be compared at the moment. Try again.'));
  }
}

type Comparing = Promise<ComparedContents>;
/** Comparisons that are being made at this moment, by what is compared. */
const underWay = new WeakMap<Pick<DocumentWork, 'compare'>, Map<string, Comparing>>();

/** Compares, or waits for who compares the same already: a change of what is stale has everybody's page ask at once. */
function shared(documents: Pick<DocumentWork, 'compare'>, name: string, contents: ContentsToCompare): Comparing {
  const here = underWay.get(documents) ?? new Map<string, Comparing>();
  underWay.set(documents, here);
  const other = here.get(name);
  if (other !== undefined) return other;
  const comparing = documents.compare(contents).finally(() => here.delete(name));
  here.set(name, comparing);
  return comparing;
}
