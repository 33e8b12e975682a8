import { escapeHtml } from '../export/htmlInline.ts';

/** A piece of HTML. Only `html` makes one, so that no text can become markup. */
export type Markup = { readonly markup: string };

type Value = string | number | Markup | null | readonly Value[];

/** HTML from a template: whatever is put in is escaped, unless it is HTML from here itself; null and empty lists are nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return {
    markup: parts.map((part, index) => (index === 0 ? part : markupOf(values[index - 1] ?? null) + part)).join(''),
  };
}

export const nothing: Markup = { markup: '' };

function markupOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(markupOf).join('');
}
