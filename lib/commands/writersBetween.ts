import { changedBy } from '../domain/versions/changedBy.ts';
import type { DiffDto } from '../protocol/versionDto.ts';
import type { CommandPorts } from './ports.ts';
import type { NamedVersion } from './VersionStore.ts';

/** Who wrote between two versions, and which of the changed blocks, as far as it can be told. `to` null: the live draft. */
export async function writersBetween(
  ports: CommandPorts,
  assessmentId: string,
  [from, to]: readonly [NamedVersion, NamedVersion | null],
  blocks: DiffDto['blocks'],
): Promise<Pick<DiffDto, 'people' | 'by'>> {
  const { versions, drafts } = ports.database.read;
  // Compared backwards, the same people wrote what lies between.
  const [older, newer] = to !== null && to.number < from.number ? [to, from] : [from, to];
  const people = await versions.writers(assessmentId, older, newer);
  const changed = blocks.filter(({ change }) => change !== 'unchanged').map(({ blockId }) => blockId);
  if (people.length === 0 || changed.length === 0) return { people, by: {} };
  const writers = people.map(({ userId }) => userId);
  if (people.length === 1) return { people, by: changedBy(changed, { writers, hands: {}, clients: [] }) };
  // Of versions from before it was kept with them, and of what lies before the older one, nothing can be told.
  const isForward = to === null || to.number >= from.number;
  if (older.stateVector === null || (newer !== null && newer.stateVector === null) || !isForward)
    return { people, by: {} };
  const span = { since: older.stateVector, until: newer?.stateVector ?? null };
  const hands = await ports.rooms.readHands(assessmentId, span);
  if (!hands.ok) return { people, by: {} };
  const clientIds = [...new Set(changed.flatMap((id) => hands.value[id] ?? []))];
  const clients = await drafts.authorsUnder(assessmentId, clientIds);
  return { people, by: changedBy(changed, { writers, hands: hands.value, clients }) };
}
