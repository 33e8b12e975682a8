import type { AttributeValue } from '../../../../lib/document/grammar.ts';
import { setFields } from '../../blocks/fieldEdits.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { settingsIn } from '../../blocks/paperSettings.ts';
import type { Finding } from '../../../../lib/domain/tradecraft/Finding.ts';
import type { Fix, FixMaker } from './Fix.ts';
import { holderOf, placedBlock } from './textPlace.ts';

function fieldFix(finding: Finding, label: string, values: Readonly<Record<string, AttributeValue>>): Fix {
  return {
    label,
    apply: (now) => {
      const block = placedBlock(now.doc, finding.blockId);
      const id: unknown = block === null ? null : holderOf(now.doc, block).node.attrs.id;
      return typeof id === 'string' ? setFields(now, id, values) : null;
    },
  };
}

/** Months ahead that a horizon is offered at. */
const spans = [
  [6, 'six months'],
  [12, 'a year'],
  [24, 'two years'],
] as const;

/** A horizon counted from the paper's information cut-off, else from today; and that it is no forecast. */
export const askHorizon: FixMaker<'ask-horizon'> = (finding, _wish, state) => {
  const { cutoff } = settingsIn(state).paper;
  const from = cutoff ?? new Date().toISOString().slice(0, 10);
  return [
    ...spans.map(([months, words]) => {
      const horizon = monthEnd(from, months);
      return fieldFix(finding, `Set the horizon to ${dateWords(horizon)} (${words})`, { horizon });
    }),
    fieldFix(finding, 'Call it an explanation, not a forecast', { kind: 'explanation' }),
  ];
};

/** The last day of the month that is `months` after a day, month or year. */
function monthEnd(from: string, months: number): string {
  const [year = '', month = '12'] = from.split('-');
  return new Date(Date.UTC(Number(year), Number(month) + months, 0)).toISOString().slice(0, 10);
}

export const askConfidence: FixMaker<'ask-confidence'> = (finding) =>
  ['low', 'moderate', 'high'].map((confidence) => fieldFix(finding, `Set ${confidence} confidence`, { confidence }));

export const makeMinor: FixMaker<'make-minor'> = (finding) => [
  fieldFix(finding, 'Mark it as minor', { rank: 'minor' }),
];
