import type { CheckChoiceHolder, CheckChoiceStore } from '../../commands/CheckChoiceStore.ts';
import { isUuid } from '../isUuid.ts';
import type { Db } from '../prismaClient.ts';

/** Which checks papers and templates use. A row has the id of what it belongs to, and goes with it. */
export function checkChoiceStore(db: Db): CheckChoiceStore {
  return {
    of: async (holder) => {
      const id = idOf(holder);
      const row = isUuid(id) ? await db.checkChoice.findUnique({ where: { id } }) : null;
      return row === null ? null : { base: row.base, on: row.on, off: row.off };
    },
    keep: async (holder, { base, on, off }) => {
      const id = idOf(holder);
      const data = { base, on: [...on], off: [...off] };
      await db.checkChoice.upsert({ where: { id }, create: { id, ...holder, ...data }, update: data });
    },
  };
}

function idOf(holder: CheckChoiceHolder): string {
  return 'assessmentId' in holder ? holder.assessmentId : holder.templateId;
}
