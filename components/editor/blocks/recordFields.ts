import { acceptsAttribute, type AttributeValue } from '../../../lib/document/grammar.ts';
import { accessBases, sourceTypes } from '../../../lib/domain/sources/sourceValues.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { dateTyped } from './datesTyped.ts';

/** How a field of a source's record is filled in. */
export type RecordField = {
  readonly name: string;
  readonly label: string;
  readonly by: 'text' | 'long' | 'date' | 'address' | 'hash' | 'choice' | 'flag';
  readonly choices?: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string;
};
export type RecordGroup = { readonly title: string; readonly fields: readonly RecordField[] };

const accessWords: Readonly<Record<string, string>> = { direct: 'Direct', indirect: 'Indirect', unknown: 'Not known' };
const typeWords: Readonly<Record<string, string>> = {
  PAI: 'Publicly available information',
  CAI: 'Commercially available information',
  OSINT: 'Open-source intelligence',
  'HUMINT-style': 'From a person',
  official: 'Official',
  academic: 'Academic',
  internal: 'Internal',
  other: 'Other',
};

/** The record of a source (ICD 206, ICS 206-01) in the order in which it is filled in. */
export const recordGroups: readonly RecordGroup[] = [
  {
    title: 'What it is',
    fields: [
      { name: 'originator', label: 'Originator', by: 'text', hint: 'Author, agency or publisher.' },
      { name: 'identifier', label: 'Identifier', by: 'text', hint: 'Report number, DOI, ISBN.' },
      {
        name: 'type',
        label: 'Kind of source',
        by: 'choice',
        choices: sourceTypes.map((value) => ({ value, label: typeWords[value] ?? value })),
      },
      { name: 'published', label: 'Published', by: 'date' },
      { name: 'url', label: 'Address', by: 'address' },
      { name: 'accessed', label: 'Accessed', by: 'date' },
    ],
  },
  {
    title: 'How good it is',
    fields: [
      {
        name: 'accessBasis',
        label: 'Access',
        by: 'choice',
        choices: accessBases.map((value) => ({ value, label: accessWords[value] ?? value })),
        hint: 'How near it was to what it tells.',
      },
      {
        name: 'independenceGroup',
        label: 'Origin',
        by: 'text',
        hint: 'Sources that go back to the same origin get the same word here: together they count once.',
      },
      { name: 'biasNote', label: 'Bias and motive', by: 'long' },
      { name: 'informationFrom', label: 'Information from', by: 'date' },
      { name: 'informationTo', label: 'Information to', by: 'date' },
      { name: 'acquired', label: 'Acquired', by: 'date' },
    ],
  },
  {
    title: 'Keeping and handling',
    fields: [
      { name: 'archiveUrl', label: 'Archive copy', by: 'address' },
      { name: 'sha256', label: 'SHA-256 of the copy', by: 'hash' },
      { name: 'language', label: 'Language', by: 'text' },
      { name: 'translated', label: 'Translated', by: 'flag' },
      { name: 'handling', label: 'Handling', by: 'text' },
    ],
  },
  {
    title: 'Made or read with AI',
    fields: [
      { name: 'aiName', label: 'System', by: 'text' },
      { name: 'aiVersion', label: 'Model and version', by: 'text' },
      { name: 'aiParameters', label: 'Parameters', by: 'long' },
    ],
  },
];

export const recordFields: readonly RecordField[] = recordGroups.flatMap((group) => group.fields);

/** A stored value as the form shows it. */
export function recordText(field: RecordField, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return '';
  return field.by === 'date' ? dateWords(value) : value;
}

/** A typed text as it is stored, or a sentence that says what is wrong with it. */
export function recordValue(
  field: RecordField,
  typed: string,
): { readonly ok: true; readonly value: AttributeValue } | { readonly ok: false; readonly fault: string } {
  const text = typed.trim();
  if (text === '') return { ok: true, value: null };
  const value = stored(field, text);
  return value !== null && acceptsAttribute('source', field.name, value)
    ? { ok: true, value }
    : { ok: false, fault: faultOf(field) };
}

function stored(field: RecordField, text: string): AttributeValue {
  switch (field.by) {
    case 'date':
      return dateTyped(text);
    case 'address':
      return /^[a-z][a-z0-9+.-]*:/iu.test(text) ? text : `https://${text}`;
    case 'hash':
      return text.toLowerCase();
    case 'flag':
      return text === 'yes';
    case 'text':
    case 'long':
    case 'choice':
      return text;
  }
}

function faultOf(field: RecordField): string {
  switch (field.by) {
    case 'date':
      return 'Write a day, a month or a year: 30 Nov 2026, Nov 2026, 2026.';
    case 'address':
      return 'Write a web address that begins with https:// or http://, of at most 2048 characters.';
    case 'hash':
      return 'A SHA-256 has 64 characters, 0 to 9 and a to f.';
    case 'text':
    case 'long':
      return 'This is too long.';
    case 'choice':
    case 'flag':
      return 'Choose one of the list.';
  }
}
