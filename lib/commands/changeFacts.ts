import { judgmentWeights } from '../document/judgmentWeights.ts';
import { paperOf } from '../document/paper.ts';
import { findScale } from '../domain/likelihood/scaleById.ts';
import type { ChangeFacts } from '../domain/publications/changeStatement.ts';
import type { NamedChangeStatement } from './ChangeStatementStore.ts';
import { documentOf } from './frozenText.ts';
import type { AssessmentRecord, CommandPorts, Stores } from './ports.ts';
import type { ListedPublication } from './PublicationStore.ts';
import { usableScales } from './usableScales.ts';

type Weighed = { readonly judgments: ChangeFacts['judgments']; readonly scaleId: string | null };

/** Judgments of so many published texts are remembered: a text never changes, and everybody's page asks. */
const maxKnown = 200;
const known = new Map<string, Weighed>();

/** What the judgments of a draft are compared with, and what was said of their changes since. */
export async function changeFacts(
  ports: CommandPorts,
  assessment: Pick<AssessmentRecord, 'id' | 'slug' | 'scale'>,
): Promise<ChangeFacts> {
  const { read } = ports.database;
  const [newest = null] = await read.publications.atSlug(assessment.slug);
  const statements = await read.changeStatements.since(assessment.id, newest?.number ?? null);
  return changeFactsOf(ports, assessment, newest, statements);
}

/** The same of what was read already. */
export async function changeFactsOf(
  ports: CommandPorts,
  assessment: Pick<AssessmentRecord, 'id' | 'scale'>,
  newest: Pick<ListedPublication, 'number' | 'sha256'> | null,
  statements: readonly NamedChangeStatement[],
): Promise<ChangeFacts> {
  const said = statements.map(({ judgmentId, text, byName, at }) => ({
    judgmentId,
    text,
    by: byName,
    at: at.toISOString(),
  }));
  if (newest === null) return { base: null, scale: null, judgments: [], statements: said };
  const { judgments, scaleId } = await weighed(ports.database.read, assessment.id, newest.sha256);
  const { id, terms } = findScale(await usableScales(ports), scaleId ?? assessment.scale);
  return {
    base: newest.number,
    scale: { id, terms: terms.map((term) => ({ id: term.id, lo: term.lo, hi: term.hi })) },
    judgments,
    statements: said,
  };
}

async function weighed(stores: Pick<Stores, 'contents'>, assessmentId: string, sha256: string): Promise<Weighed> {
  const key = `${assessmentId} ${sha256}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const packed = await stores.contents.packed(assessmentId, sha256);
  if (packed === null) throw new Error('a published text is not stored');
  const text = await documentOf(packed);
  const found = { judgments: judgmentWeights(text), scaleId: paperOf(text).scale };
  const [oldest] = known.keys();
  if (known.size >= maxKnown && oldest !== undefined) known.delete(oldest);
  known.set(key, found);
  return found;
}
