import {
  assumptionSupports,
  confidenceLevels,
  credibilities,
  indicatorDirections,
  judgmentKinds,
  type NodeKind,
} from '../../../lib/document/grammar.ts';
import { reliabilities } from '../../../lib/domain/sources/sourceValues.ts';
import { confidenceDefinitions } from '../../../lib/domain/likelihood/confidence.ts';
import { credibilityWords, reliabilityWords } from '../../../lib/domain/sources/admiralty.ts';
import { confidenceWords } from './confidence.ts';

/** A value that a choice stands for; null: nothing said. */
export type ChoiceValue = string | boolean | null;

export type FieldChoice = {
  readonly value: ChoiceValue;
  readonly label: string;
  /** What it means, under its name. */
  readonly note?: string;
};

/** How a field of a block is chosen. `label` names it, `invite` is what stands where it is empty. */
export type FieldSpec = { readonly label: string; readonly invite: string } & (
  | { readonly by: 'likelihood' }
  | { readonly by: 'choice'; readonly choices: readonly FieldChoice[] }
  | { readonly by: 'date'; readonly looks: 'ahead' | 'back' }
  | { readonly by: 'marking' }
  | { readonly by: 'text'; readonly max: number; readonly hint: string }
  | { readonly by: 'record' }
);

const reliabilityNotes: Readonly<Record<string, string>> = {
  A: 'Tried and trusted.',
  B: 'Some doubt in a particular case.',
  C: 'Used now and then, with some confidence.',
  D: 'Doubts are usual.',
  E: 'Has given invalid information before.',
  F: 'A new source, for instance. Not the worst grade: no grade.',
};
const credibilityNotes: Readonly<Record<string, string>> = {
  1: 'Independent sources say the same.',
  2: 'Not confirmed; logical, and consistent with other information.',
  3: 'Reasonably logical; agrees with some other information.',
  4: 'Possible, but not logical; no other information.',
  5: 'Illogical, or contradicted.',
  6: 'Nothing to judge it by. Not the worst grade: no grade.',
};

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const graded = (
  values: readonly string[],
  words: Readonly<Record<string, string>>,
  notes: Readonly<Record<string, string>>,
): readonly FieldChoice[] =>
  values.map((value) => ({ value, label: sentence(words[value] ?? ''), note: notes[value] ?? '' }));

export const kindWords: Readonly<Record<string, string>> = {
  forecast: 'Forecast',
  explanation: 'Explanation',
  characterisation: 'Characterisation',
};
const kindNotes: Readonly<Record<string, string>> = {
  forecast: 'What will happen, by when.',
  explanation: 'Why something is so.',
  characterisation: 'What something is.',
};
export const supportWords: Readonly<Record<string, string>> = {
  supported: 'Supported',
  caveated: 'Supported with caveats',
  unsupported: 'Unsupported',
};
export const directionWords: Readonly<Record<string, string>> = {
  raises: 'Raises the likelihood',
  lowers: 'Lowers the likelihood',
};

const notSaid = (label: string): FieldChoice => ({ value: null, label });
const marking: FieldSpec = { by: 'marking', label: 'Portion marking', invite: 'Add marking' };
const likelihood: FieldSpec = { by: 'likelihood', label: 'Likelihood', invite: 'Add likelihood' };

/** The fields that a block's header shows and its pickers set, by the name of the attribute. */
export const fieldSpecs: Readonly<Partial<Record<NodeKind, Readonly<Record<string, FieldSpec>>>>> = {
  paragraph: { marking },
  heading: { marking },
  sectionHeading: { marking },
  blockquote: { marking },
  caption: { marking },
  table: { marking },
  title: {
    marking,
    cutoff: { by: 'date', looks: 'back', label: 'Information cut-off', invite: 'Add an information cut-off' },
    ranges: {
      by: 'choice',
      label: 'Ranges in figures',
      invite: 'Ranges',
      choices: [
        { value: null, label: 'As the scale says' },
        {
          value: 'printed',
          label: 'Printed',
          note: 'The range follows its term in brackets: most readers read it rightly so.',
        },
        { value: 'hidden', label: 'Not printed', note: 'Terms stand alone; the scale is shown once.' },
      ],
    },
  },
  judgment: {
    marking,
    likelihood,
    confidence: {
      by: 'choice',
      label: 'Confidence',
      invite: 'Add confidence',
      choices: [
        ...confidenceLevels.map((value) => ({
          value,
          label: confidenceWords[value],
          note: confidenceDefinitions.find((each) => each.id === value)?.definition ?? '',
        })),
        notSaid('Not stated'),
      ],
    },
    horizon: { by: 'date', looks: 'ahead', label: 'Horizon', invite: 'Add horizon' },
    kind: {
      by: 'choice',
      label: 'Kind',
      invite: 'Kind',
      choices: judgmentKinds.map((value) => ({
        value,
        label: kindWords[value] ?? value,
        note: kindNotes[value] ?? '',
      })),
    },
    rank: {
      by: 'choice',
      label: 'Weight',
      invite: 'Weight',
      choices: [
        { value: 'major', label: 'Major', note: 'Carries the paper.' },
        { value: 'minor', label: 'Minor', note: 'Worth saying, carries less.' },
        notSaid('Not said'),
      ],
    },
  },
  alternative: { marking, likelihood },
  evidence: {
    marking,
    credibility: {
      by: 'choice',
      label: 'Credibility',
      invite: 'Grade it',
      choices: [...graded(credibilities, credibilityWords, credibilityNotes), notSaid('Not graded')],
    },
    informationDate: { by: 'date', looks: 'back', label: 'Date of the information', invite: 'Add its date' },
    informationUntil: { by: 'date', looks: 'back', label: 'End of the information', invite: 'Add its end' },
  },
  assumption: {
    marking,
    linchpin: {
      by: 'choice',
      label: 'Linchpin',
      invite: 'Linchpin?',
      choices: [
        { value: true, label: 'Linchpin', note: 'If it fails, what rests on it falls.' },
        { value: false, label: 'Not a linchpin', note: 'If it fails, the judgment bends but stands.' },
        notSaid('Not said'),
      ],
    },
    support: {
      by: 'choice',
      label: 'Support',
      invite: 'How well supported?',
      choices: [
        ...assumptionSupports.map((value) => ({ value, label: supportWords[value] ?? value })),
        notSaid('Not said'),
      ],
    },
    reviewBy: { by: 'date', looks: 'ahead', label: 'Review by', invite: 'Add a review date' },
  },
  indicator: {
    marking,
    direction: {
      by: 'choice',
      label: 'If seen',
      invite: 'What would it change?',
      choices: [
        ...indicatorDirections.map((value) => ({ value, label: directionWords[value] ?? value })),
        notSaid('Not said'),
      ],
    },
    observed: {
      by: 'choice',
      label: 'Observed',
      invite: 'Observed?',
      choices: [{ value: true, label: 'Observed' }, { value: false, label: 'Not observed' }, notSaid('Not checked')],
    },
    threshold: {
      by: 'text',
      label: 'Threshold',
      invite: 'Add a threshold',
      max: 500,
      hint: 'From when it counts: “three ship calls within a month”.',
    },
    lastChecked: { by: 'date', looks: 'back', label: 'Last checked', invite: 'Add when it was checked' },
  },
  gap: { marking },
  recommendation: { marking },
  source: {
    marking,
    reliability: {
      by: 'choice',
      label: 'Reliability',
      invite: 'Grade it',
      choices: [...graded(reliabilities, reliabilityWords, reliabilityNotes), notSaid('Not graded')],
    },
    record: { by: 'record', label: 'Record', invite: 'Fill in the record' },
  },
  figure: {
    marking,
    alt: {
      by: 'text',
      label: 'Text alternative',
      invite: 'Add a text alternative',
      max: 2000,
      hint: 'What the picture shows, for who cannot see it.',
    },
  },
};

/** How a field of a kind of block is chosen, or undefined. */
export function fieldSpec(kind: string, field: string): FieldSpec | undefined {
  const specs = fieldSpecs[kind as NodeKind];
  return specs !== undefined && Object.hasOwn(specs, field) ? specs[field] : undefined;
}
