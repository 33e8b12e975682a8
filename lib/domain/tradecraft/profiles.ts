import { checkTable } from './checkTable.ts';
import { isOn } from './CheckRun.ts';
import type { CheckProfile } from './CheckRun.ts';

/** Which checks a kind of paper uses, as the product ships it. Whatever it does not name is as the table has it. */
export type BaseProfile = CheckProfile & {
  /** Of the shipped template it goes with. */
  readonly id: BaseProfileId;
  readonly title: string;
  /** What is different about it and why, one sentence. */
  readonly why: string;
};

export const baseProfileIds = ['assessment', 'blank', 'warning-note', 'situation-report'] as const;
export type BaseProfileId = (typeof baseProfileIds)[number];

/** The shipped profiles, the usual one first. */
export const baseProfiles: readonly BaseProfile[] = [
  { id: 'assessment', title: 'Assessment', why: 'All checks but the optional ones.', on: [], off: [] },
  {
    id: 'blank',
    title: 'Blank',
    why: 'A page of one’s own need not have the parts of an assessment: what a whole paper lacks is not asked for.',
    on: [],
    off: ['AS1', 'AL1', 'AR2', 'AR4', 'CH1', 'SR8', 'TM4'],
  },
  {
    id: 'warning-note',
    title: 'Warning note',
    why: 'One judgment, said soon: no summary of sources, no list of assumptions, no main message beside it.',
    on: [],
    off: ['AS1', 'AR4', 'SR8'],
  },
  {
    id: 'situation-report',
    title: 'Situation report',
    why: 'It reports more than it judges, and recommends nothing.',
    on: ['OB2'],
    off: ['AS1', 'AL1', 'AR2', 'AR4'],
  },
];

/** What a paper's people have switched against its profile. No check is in both. */
export type CheckChoice = { readonly on: readonly string[]; readonly off: readonly string[] };

export const noChoice: CheckChoice = { on: [], off: [] };

/** The shipped profile of a template; the usual one for templates of one's own and unknown ids. */
export function baseProfile(template: string): BaseProfile {
  const found = baseProfiles.find(({ id }) => id === template) ?? baseProfiles[0];
  if (found === undefined) throw new Error('no profiles');
  return found;
}

/** A profile with what was switched against it. */
export function profileWith(base: CheckProfile, { on, off }: CheckChoice): CheckProfile {
  return {
    on: [...new Set([...base.on, ...on])].filter((id) => !off.includes(id)),
    off: [...new Set([...base.off, ...off])].filter((id) => !on.includes(id)),
  };
}

/**
 * A choice without what says nothing: checks that the profile has so anyway, and ids that no check has any more. In the
 * order of the table, so that the same switches are the same choice.
 */
export function trimmedChoice(base: CheckProfile, choice: CheckChoice): CheckChoice {
  const ids = checkTable.map(({ id }) => id);
  return {
    on: ids.filter((id) => choice.on.includes(id) && !isOn(base, id)),
    off: ids.filter((id) => choice.off.includes(id) && !choice.on.includes(id) && isOn(base, id)),
  };
}
