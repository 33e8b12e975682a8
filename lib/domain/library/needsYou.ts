import type { AssessmentRole } from '../policy.ts';
import { calendarDay } from './calendarDay.ts';

/** What is known of an assessment and the person, for telling whether it needs them. */
export type NeedFacts = {
  readonly id: string;
  readonly title: string;
  readonly role: AssessmentRole;
  readonly dueAt: Date | null;
  readonly createdById: string;
  readonly sharedAt: Date;
  readonly openedAt: Date | null;
  readonly changedAt: Date;
  readonly changedBy: { readonly userId: string; readonly name: string } | null;
};

/** Why an assessment needs the person, most pressing first. */
export const needKinds = ['late', 'due-today', 'due-soon', 'shared', 'changed'] as const;
export type NeedKind = (typeof needKinds)[number];
export type Need = NeedFacts & { readonly kind: NeedKind };

/** How many days before it is due a draft begins to need who writes it. */
export const needsFromDays = 3;
const dayMs = 24 * 60 * 60 * 1000;

/**
 * What needs a person, each assessment once, for its most pressing reason: due drafts they may write, by date; then what was
 * shared with them and they have not opened; then what somebody else changed since they last had it open, latest first.
 *
 * @param timeZone IANA name of the person's calendar, by which "today" is told.
 */
export function needsYou(
  facts: readonly NeedFacts[],
  userId: string,
  now: Date,
  timeZone: string | undefined,
): readonly Need[] {
  const needs = facts.flatMap((fact): Need[] => {
    const kind = needKindOf(fact, userId, now, timeZone);
    return kind === null ? [] : [{ ...fact, kind }];
  });
  return needs.sort((a, b) => rankOf(a) - rankOf(b) || orderWithin(a, b) || (a.id < b.id ? -1 : 1));
}

/** Why one assessment needs the person; null where it does not. */
export function needKindOf(fact: NeedFacts, userId: string, now: Date, timeZone: string | undefined): NeedKind | null {
  const due = dueKindOf(fact, now, timeZone);
  if (due !== null) return due;
  if (fact.openedAt === null) return fact.createdById === userId ? null : 'shared';
  const isOthers = fact.changedBy !== null && fact.changedBy.userId !== userId;
  return isOthers && fact.changedAt > fact.openedAt ? 'changed' : null;
}

function dueKindOf({ dueAt, role }: NeedFacts, now: Date, timeZone: string | undefined): NeedKind | null {
  if (dueAt === null || (role !== 'owner' && role !== 'editor')) return null;
  if (dueAt < now) return 'late';
  const today = calendarDay(now, timeZone);
  if (calendarDay(dueAt, timeZone) === today) return 'due-today';
  const last = calendarDay(new Date(now.getTime() + needsFromDays * dayMs), timeZone);
  return calendarDay(dueAt, timeZone) <= last ? 'due-soon' : null;
}

const rankOf = (need: Need): number => (isDue(need) ? 0 : needKinds.indexOf(need.kind));
const isDue = ({ kind }: Need): boolean => kind === 'late' || kind === 'due-today' || kind === 'due-soon';

function orderWithin(a: Need, b: Need): number {
  if (isDue(a) && isDue(b)) return (a.dueAt?.getTime() ?? 0) - (b.dueAt?.getTime() ?? 0);
  if (a.kind === 'shared') return b.sharedAt.getTime() - a.sharedAt.getTime();
  return b.changedAt.getTime() - a.changedAt.getTime();
}
