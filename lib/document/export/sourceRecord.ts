import { reliabilityPhrase } from '../../domain/sources/admiralty.ts';
import type { NodeJson } from '../docJson.ts';

/** One line of a record: what it is called, and what it says. */
export type RecordLine = { readonly name: string; readonly value: string };

const types: Readonly<Record<string, string>> = {
  PAI: 'publicly available information (PAI)',
  CAI: 'commercially available information (CAI)',
  OSINT: 'open-source intelligence (OSINT)',
};

/** The record of a source, line by line, whatever of it is there: who, what, when, where, how good, how handled. */
export function sourceRecord(source: NodeJson): readonly RecordLine[] {
  const text = (name: string): string | null => {
    const value = source.attrs?.[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().replace(/\s+/gu, ' ') : null;
  };
  const all = (...parts: readonly (string | null)[]): string | null => {
    const said = parts.filter((part) => part !== null);
    return said.length === 0 ? null : said.join(', ');
  };
  const type = text('type');
  const translated = source.attrs?.translated;
  const lines: readonly (readonly [string, string | null])[] = [
    ['Originator', text('originator')],
    ['Identifier', text('identifier')],
    ['Type', type === null ? null : (types[type] ?? type)],
    ['Published', text('published')],
    ['Information', period(text('informationFrom'), text('informationTo'))],
    ['Acquired', text('acquired')],
    ['Accessed', text('accessed')],
    ['Address', text('url')],
    ['Archived at', text('archiveUrl')],
    ['SHA-256', text('sha256')],
    ['Language', all(text('language'), translated === true ? 'translated' : translated === false ? 'original' : null)],
    ['Reliability', reliabilityPhrase(source.attrs?.reliability)],
    ['Access', text('accessBasis')],
    ['Bias', text('biasNote')],
    ['Independence group', text('independenceGroup')],
    ['Handling', text('handling')],
    ['AI tool', all(text('aiName'), text('aiVersion'), text('aiParameters'))],
  ];
  return lines.flatMap(([name, value]) => (value === null ? [] : [{ name, value }]));
}

/** "2025 to 2026", "from 2025", "until 2026"; null where neither end is known. */
export function period(from: string | null, to: string | null): string | null {
  if (from !== null && to !== null) return from === to ? from : `${from} to ${to}`;
  if (from !== null) return `from ${from}`;
  return to === null ? null : `until ${to}`;
}
