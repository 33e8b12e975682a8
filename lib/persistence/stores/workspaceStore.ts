import type { WorkspaceStore } from '../../commands/ports.ts';
import type { Db } from '../prismaClient.ts';

/** The workspace's one row. */
const id = 1;

/** What belongs to the whole workspace. */
export function workspaceStore(db: Db): WorkspaceStore {
  return {
    get: () => db.workspace.findUnique({ where: { id }, select: { name: true, scale: true } }),
    put: async ({ name, scale }) => {
      await db.workspace.upsert({ where: { id }, create: { id, name, scale }, update: { name, scale } });
    },
  };
}
