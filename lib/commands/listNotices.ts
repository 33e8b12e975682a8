import type { z } from 'zod';
import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { noticeListDto } from '../protocol/sourceDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

/** Most notices that are given at once; the others follow as these end. */
const maxNotices = 50;

/** What the actor has been told and has not dismissed, latest first. */
export async function listNotices(
  ports: CommandPorts,
  actor: Actor,
): Promise<Result<z.output<typeof noticeListDto>, CommandError>> {
  const refusal = workspaceRefusal(actor, 'assessments.list');
  if (refusal !== null) return err(refusal);
  const open = await ports.database.read.notices.open(actor.userId, maxNotices);
  const items = open.map((notice) => ({
    id: notice.id,
    at: notice.at.toISOString(),
    assessment: { id: notice.assessmentId, title: notice.assessmentTitle },
    source: { id: notice.recordId, title: notice.recordTitle },
    reason: notice.reason,
    by: notice.byName,
    blockId: notice.blockId,
    judgments: notice.carries,
  }));
  return ok({ items });
}
