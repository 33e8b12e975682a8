import type { CheckChoiceHolder, CheckChoiceStore } from '../../lib/commands/CheckChoiceStore.ts';
import type { MemoryAccess } from './memoryState.ts';

/** Which checks papers and templates use, in memory. */
export function memoryCheckChoices(access: MemoryAccess): CheckChoiceStore {
  return {
    of: (holder) => access.read((state) => state.checkChoices.get(idOf(holder)) ?? null),
    keep: (holder, { base, on, off }) =>
      access.write((state) => {
        const isThere = 'assessmentId' in holder ? state.assessments : state.templates;
        if (!isThere.has(idOf(holder))) throw new Error('no such row');
        state.checkChoices.set(idOf(holder), { base, on, off });
      }),
  };
}

function idOf(holder: CheckChoiceHolder): string {
  return 'assessmentId' in holder ? holder.assessmentId : holder.templateId;
}
