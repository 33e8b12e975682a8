import type { Attributes } from '@tiptap/core';
import { acceptsAttribute, grammar } from '../grammar.ts';
import type { AttributeValue, NodeKind } from '../grammar.ts';

/** The HTML attribute that carries a node's attribute through copy and paste: `likelihood` -> `data-likelihood`. */
export function dataAttributeOf(name: string): string {
  return `data-${name}`;
}

/**
 * What pasted HTML says about an attribute, as far as the grammar accepts it: a string, the number
 * it spells, or null. Pasted HTML is hostile until it has passed here.
 */
export function acceptedValue(kind: NodeKind, name: string, raw: string | null): AttributeValue {
  if (raw === null || raw === '') return null;
  if (acceptsAttribute(kind, name, raw)) return raw;
  const number = Number(raw);
  return acceptsAttribute(kind, name, number) ? number : null;
}

/**
 * The attributes of a kind for TipTap, all null by default, as the grammar has it.
 * ProseMirror's own `validate` is left out on purpose: y-tiptap deletes an element whose node fails
 * `check()`, and a bad attribute value must never cost anybody the text that bears it.
 */
export function attributesOf(kind: NodeKind): Attributes {
  return Object.fromEntries(
    Object.keys(grammar[kind].attributes).map((name) => [
      name,
      {
        default: null,
        parseHTML: (element: HTMLElement) => acceptedValue(kind, name, element.getAttribute(dataAttributeOf(name))),
        renderHTML: (attributes: Record<string, AttributeValue | undefined>) => {
          const value = attributes[name];
          return value === null || value === undefined ? {} : { [dataAttributeOf(name)]: String(value) };
        },
      },
    ]),
  );
}
