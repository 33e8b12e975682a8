import type { Actor } from '../domain/policy.ts';
import { ok, type Result } from '../domain/result.ts';
import type { WaiverDto } from '../protocol/checksDto.ts';
import type { PageQuery } from '../protocol/fields.ts';
import { admit } from './assessmentAccess.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts, NamedWaiver, Page } from './ports.ts';
import { readPage } from './readPage.ts';

/** The record of waivers of an assessment, newest first, undone ones among them. */
export async function listWaivers(
  ports: CommandPorts,
  actor: Actor,
  input: PageQuery & { readonly id: string },
): Promise<Result<Page<WaiverDto>, CommandError>> {
  const admitted = await admit(ports.database.read, actor, input.id, 'draft.read');
  if (!admitted.ok) return admitted;
  const request = { cursor: input.cursor ?? null, limit: input.limit };
  const page = await readPage(() => ports.database.read.waivers.list(input.id, request));
  return page.ok ? ok({ items: page.value.items.map(waiverDtoOf), nextCursor: page.value.nextCursor }) : page;
}

/** A waiver as it travels. */
export function waiverDtoOf(waiver: NamedWaiver): WaiverDto {
  const { fingerprint, checkId, reason, byName, at, undoneByName, undoneAt } = waiver;
  return {
    fingerprint,
    checkId,
    reason,
    by: byName,
    at: at.toISOString(),
    undoneBy: undoneByName,
    undoneAt: undoneAt?.toISOString() ?? null,
  };
}
