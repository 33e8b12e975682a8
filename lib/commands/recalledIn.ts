import type { DocJson } from '../document/docJson.ts';
import type { Recall } from '../document/export/printing.ts';
import { labelledBlocks } from '../document/labels.ts';
import type { Actor } from '../domain/policy.ts';
import { isId } from './isId.ts';
import type { CommandPorts } from './ports.ts';

/** The recalled records that a draft's sources are taken from, in one query; none where no source names a record. */
export async function recalledIn(
  ports: Pick<CommandPorts, 'database'>,
  actor: Actor,
  draft: DocJson,
): Promise<ReadonlyMap<string, Recall>> {
  const named = labelledBlocks(draft).flatMap(({ kind, node }) => {
    const record = node.attrs?.record;
    return kind === 'source' && typeof record === 'string' && isId(record) ? [record] : [];
  });
  const ids = [...new Set(named)];
  if (ids.length === 0) return new Map();
  const filter = { words: '', ids, isRecalled: true };
  const page = { cursor: null, limit: ids.length };
  const { items } = await ports.database.read.sources.list(actor.userId, page, filter);
  return new Map(
    items.flatMap(({ id, recalled }) =>
      recalled === null
        ? []
        : [[id, { day: recalled.at.toISOString().slice(0, 10), reason: recalled.reason }] as const],
    ),
  );
}
