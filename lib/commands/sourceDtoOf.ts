import { mayInWorkspace, type Actor } from '../domain/policy.ts';
import { sourceFieldNames, type SourceDto, type SourceFields } from '../protocol/sourceDto.ts';
import type { ListedSource, StatedFields } from './ports.ts';

/** Whether the actor may change, recall and reinstate a record: who kept it, and who keeps order in the workspace. */
export function mayChangeSource(actor: Actor, record: { readonly keptById: string }): boolean {
  const isOwn = record.keptById === actor.userId && mayInWorkspace(actor, 'sources.keep');
  return isOwn || mayInWorkspace(actor, 'sources.curate');
}

/** What is stated of the fields; what is null or left out is not kept. */
export function statedFields(fields: Readonly<Record<string, string | boolean | null | undefined>>): StatedFields {
  const stated: Record<string, string | boolean> = {};
  for (const name of sourceFieldNames) {
    const value = fields[name];
    if (value !== undefined && value !== null) stated[name] = value;
  }
  return stated;
}

/** A record as it travels. */
export function sourceDtoOf(record: ListedSource, actor: Actor): SourceDto {
  const fields = Object.fromEntries(
    sourceFieldNames.map((name) => [name, record.fields[name] ?? null]),
  ) as unknown as SourceFields;
  const { id, title, descriptor, keptById, keptByName, recalled, recalledByName, uses } = record;
  return {
    id,
    title,
    descriptor,
    ...fields,
    keptBy: { userId: keptById, name: keptByName },
    keptAt: record.keptAt.toISOString(),
    changedAt: record.changedAt.toISOString(),
    recalled:
      recalled === null
        ? null
        : {
            reason: recalled.reason,
            by: { userId: recalled.byId, name: recalledByName ?? '' },
            at: recalled.at.toISOString(),
          },
    uses,
    mayChange: mayChangeSource(actor, record),
  };
}
