import type { Attributes } from '@tiptap/core';
import { acceptsAttribute, grammar } from '../grammar.ts';
import type { AttributeValue, NodeKind } from '../grammar.ts';

/** The HTML attribute that carries a node's attribute through copy and paste: `likelihood` -> `data-likelihood`. */
export function dataAttributeOf(name: string): string {
  return `data-${name}`;
}

const spans = new Set(['colspan', 'rowspan']);

/** A cell spans one row and one column unless it says otherwise; everything else is null. */
function defaultOf(name: string): AttributeValue {
  return spans.has(name) ? 1 : null;
}

/** Spans are HTML's own. */
function writtenAs(name: string): string {
  return spans.has(name) ? name : dataAttributeOf(name);
}

/**
 * What pasted HTML says about an attribute, as far as the grammar accepts it: a string, the number
 * it spells, or null. Pasted HTML is hostile until it has passed here.
 */
export function acceptedValue(kind: NodeKind, name: string, raw: string | null): AttributeValue {
  if (raw === null || raw === '') return null;
  if (acceptsAttribute(kind, name, raw)) return raw;
  if (raw === 'true' || raw === 'false') return acceptsAttribute(kind, name, raw === 'true') ? raw === 'true' : null;
  const number = Number(raw);
  return acceptsAttribute(kind, name, number) ? number : null;
}

/**
 * The attributes of a kind for TipTap, null by default (spans: 1), as the grammar has it.
 * ProseMirror's own `validate` is left out on purpose: y-tiptap deletes an element whose node fails
 * `check()`, and a bad attribute value must never cost anybody the text that bears it.
 */
export function attributesOf(kind: NodeKind): Attributes {
  return Object.fromEntries(
    Object.keys(grammar[kind].attributes).map((name) => [
      name,
      {
        default: defaultOf(name),
        parseHTML: (element: HTMLElement) =>
          acceptedValue(kind, name, element.getAttribute(writtenAs(name))) ?? defaultOf(name),
        renderHTML: (attributes: Record<string, AttributeValue | undefined>) => {
          const value = attributes[name];
          const isDefault = value === undefined || value === defaultOf(name);
          return isDefault ? {} : { [writtenAs(name)]: String(value) };
        },
      },
    ]),
  );
}
