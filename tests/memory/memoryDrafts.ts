import type { DraftStore } from '../../lib/commands/ports.ts';
import { roleOf } from './memoryAssessments.ts';
import { tellOfRecalled } from './memorySources.ts';
import type { MemoryAccess, MemoryAuthorRow, MemoryLogRow } from './memoryState.ts';

/** The rooms' log in memory, on the rules of the real one. */
export function memoryDrafts(access: MemoryAccess, now: () => Date): DraftStore {
  return {
    load: (assessmentId) =>
      access.read((state) => {
        const snapshot = state.snapshots.get(assessmentId);
        if (snapshot === undefined) return null;
        const tail = state.log
          .filter((row) => row.assessmentId === assessmentId && row.quarantinedAt === null)
          .map(({ seq, update }) => ({ seq, update }));
        return { snapshot, tail, scale: state.assessments.get(assessmentId)?.scale ?? 'icd203' };
      }),
    append: (entries) =>
      access.write((state) => {
        for (const { assessmentId } of entries) {
          if (!state.assessments.has(assessmentId)) throw new Error('no such assessment');
        }
        for (const entry of entries) {
          const at = now();
          state.log.push({ ...entry, seq: state.nextSeq, at, quarantinedAt: null });
          state.nextSeq += 1n;
          const record = state.assessments.get(entry.assessmentId);
          if (record !== undefined) {
            state.assessments.set(record.id, { ...record, changedAt: at, changedById: entry.actorId });
          }
        }
      }),
    compact: (assessmentId, basedOn, result, at) =>
      access.write((state) => {
        const snapshot = state.snapshots.get(assessmentId);
        const record = state.assessments.get(assessmentId);
        if (snapshot === undefined || record === undefined) return false;
        if (Buffer.compare(snapshot.stateVector, basedOn) !== 0) return false;
        const isFolded = (row: MemoryLogRow) => row.assessmentId === assessmentId && result.folded.includes(row.seq);
        const folded = state.log.filter(isFolded);
        if (folded.length !== result.folded.length) return false;
        if (folded.length > 0 || result.draft.schemaVersion !== snapshot.schemaVersion) {
          state.snapshots.set(assessmentId, result.draft);
        }
        state.log = state.log
          .filter((row) => !isFolded(row))
          .map((row) => {
            const marked = row.assessmentId === assessmentId && result.quarantined.includes(row.seq);
            return marked ? { ...row, quarantinedAt: row.quarantinedAt ?? at } : row;
          });
        state.authors.set(assessmentId, mergedAuthors(state.authors.get(assessmentId) ?? [], folded));
        const { judgmentCount, wordCount, sectionCount, sectionsBegun } = result;
        const title = result.title.replaceAll('\0', '');
        const scale = result.scale ?? record.scale;
        const marking = result.marking ?? record.marking;
        const figures = { title, scale, marking, judgmentCount, wordCount, sectionCount, sectionsBegun };
        state.assessments.set(assessmentId, { ...record, ...figures });
        state.blocks.set(assessmentId, result.blocks);
        tellOfRecalled(state, assessmentId);
        return true;
      }),
    admission: (assessmentId, userId) =>
      access.read((state) => {
        const record = state.assessments.get(assessmentId);
        if (record === undefined || !state.snapshots.has(assessmentId)) return null;
        const user = state.users.get(userId);
        return {
          role: roleOf(state, assessmentId, userId),
          state: record.archivedAt === null ? 'draft' : 'archived',
          user:
            user === undefined
              ? null
              : {
                  name: user.name,
                  hue: user.hue,
                  disabled: user.disabledAt !== null,
                  sessionEpoch: user.sessionEpoch,
                },
        };
      }),
  };
}

function mergedAuthors(known: readonly MemoryAuthorRow[], folded: readonly MemoryLogRow[]): MemoryAuthorRow[] {
  const merged = new Map(known.map((row) => [`${row.clientId} ${row.actorId}`, row]));
  for (const { clientId, actorId, at } of folded) {
    const key = `${clientId} ${actorId}`;
    const lastAt = merged.get(key)?.lastAt;
    merged.set(key, { clientId, actorId, lastAt: lastAt !== undefined && lastAt > at ? lastAt : at });
  }
  return [...merged.values()];
}
