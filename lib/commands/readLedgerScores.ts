import { binned } from '../domain/ledger/brier.ts';
import { scoresOf } from '../domain/ledger/scores.ts';
import { defaultScale } from '../domain/likelihood/scaleById.ts';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { LedgerScoresDto, ScoresQuery } from '../protocol/ledgerDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { usableScales } from './usableScales.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** So many outcomes are scored, those recorded last; some 50 ms of work for all of them. */
export const mostSettled = 20_000;

/**
 * How stated likelihoods compare with what came, of what one may see: one query, one pass. The points are for the scale that
 * is asked for, else for the one that most of the judgments are stated on.
 */
export async function readLedgerScores(
  ports: CommandPorts,
  actor: Actor,
  filter: ScoresQuery,
): Promise<Result<LedgerScoresDto, CommandError>> {
  const refusal = workspaceRefusal(actor, 'judgments.read');
  if (refusal !== null) return err(refusal);
  const [settled, scales] = await Promise.all([
    ports.database.read.ledger.settled(actor.userId, filter, mostSettled + 1),
    usableScales(ports),
  ]);
  const scored = settled.slice(0, mostSettled);
  const [usual] = [...binned(scored, ({ scaleId }) => scaleId)].toSorted(([, a], [, b]) => b.length - a.length);
  const id = filter.scale ?? usual?.[0];
  const scale = scales.find((one) => one.id === id) ?? defaultScale;
  const { points, topics, ...scores } = scoresOf(scored, scale);
  return ok({
    ...scores,
    points,
    topics,
    scale: { id: scale.id, title: scale.title },
    isCut: settled.length > mostSettled,
  });
}
