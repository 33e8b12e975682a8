import { templates, type ShippedTemplateId } from '@/lib/document/templates.ts';

/** A shipped beginning as the menu offers it. */
export type TemplateChoice = { readonly id: ShippedTemplateId; readonly name: string; readonly note: string };

/** The shipped beginnings, the usual one first, the empty page last. */
export const templateChoices: readonly TemplateChoice[] = templates
  .map(({ id, title, description }) => ({ id, name: title, note: description }))
  .toSorted((a, b) => Number(a.id === 'blank') - Number(b.id === 'blank'));
