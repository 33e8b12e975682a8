import type { TemplateStore } from '../../lib/commands/ports.ts';
import { DuplicateError } from '../../lib/persistence/DuplicateError.ts';
import { isUuid } from '../../lib/persistence/isUuid.ts';
import { compareText, memoryPage } from './memoryPage.ts';
import type { MemoryAccess } from './memoryState.ts';

/** Saved beginnings in memory. */
export function memoryTemplates(access: MemoryAccess): TemplateStore {
  return {
    byId: (id) => access.read((state) => state.templates.get(id) ?? null),
    listFor: (userId, page) =>
      access.read((state) => {
        const rows = [...state.templates.values()]
          .filter((template) => template.shared || template.ownerId === userId)
          .map(({ content: _content, ...row }) => ({ ...row, ownerName: state.users.get(row.ownerId)?.name ?? '' }));
        return memoryPage(
          rows,
          page,
          (row) => [row.name.toLowerCase(), row.id],
          (a, b) => compareText(a[0], b[0]) || compareText(a[1], b[1]),
          (_name, id) => isUuid(id),
        );
      }),
    insert: (template) =>
      access.write((state) => {
        if (!state.users.has(template.ownerId)) throw new Error('no such user');
        if (state.templates.has(template.id)) throw new DuplicateError('id');
        state.templates.set(template.id, template);
      }),
    remove: (id) =>
      access.write((state) => {
        state.templates.delete(id);
        state.checkChoices.delete(id);
      }),
  };
}
