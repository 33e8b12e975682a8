import type { NodeJson } from '../docJson.ts';
import { sourceFactsOf } from '../sourceFacts.ts';
import type { Printing } from './printing.ts';
import { sourceRecord } from './sourceRecord.ts';

/**
 * What an endnote says of a source: its number and the place in it, title and record in short, then its descriptor. The
 * whole record stands with the source itself.
 */
export function sourceNote(printing: Printing, id: string, label: string, locator: string | null): string {
  const node = printing.target('cites', 'passage', id)?.node;
  const place = locator === null ? label : `${label}, ${locator}`;
  return node === undefined ? place : `${place}: ${noteOf(node, label, printing)}`;
}

const inShort = new Set(['Originator', 'Identifier', 'Published', 'Information', 'Address', 'Reliability']);

function noteOf(node: NodeJson, label: string, printing: Printing): string {
  const facts = sourceFactsOf(node, label);
  const record = sourceRecord(node)
    .filter(({ name }) => inShort.has(name))
    .map(({ name, value }) =>
      name === 'Originator' || name === 'Identifier' ? value : `${name.toLowerCase()} ${value}`,
    );
  const recall = printing.recallOf(node);
  return [
    facts?.title ?? '',
    record.join('; '),
    facts?.descriptor ?? '',
    recall === null ? '' : `Recalled on ${recall.day}`,
  ]
    .filter((part) => part !== '')
    .map((part) => (/[.!?…]$/u.test(part) ? part : `${part}.`))
    .join(' ');
}
