import { ledgerFilter, type LedgerFilterDto, type LedgerState } from '@/lib/protocol/ledgerDto.ts';

/** A filter as the address of the page has it; what is left out does not narrow. */
export type LedgerView = LedgerFilterDto;

const names = Object.keys(ledgerFilter.shape) as (keyof LedgerView)[];

/** The address of the ledger under a filter. */
export function ledgerAddress(view: LedgerView, path = '/ledger', more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = view[name];
    if (value !== undefined) query.set(name, value);
  }
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** The filter that an address asks for; anything unknown asks for nothing. */
export function ledgerViewOf(address: Readonly<Record<string, string | readonly string[] | undefined>>): LedgerView {
  return Object.fromEntries(
    names.flatMap((name) => {
      const read = ledgerFilter.shape[name].safeParse(address[name]);
      return read.success && read.data !== undefined ? [[name, read.data]] : [];
    }),
  );
}

/** What of a filter narrows the scores too: not its state, and never a person. */
export function scoresPartOf({ scale, assessment, topic, from, until }: LedgerView) {
  return { scale, assessment, topic, from, until };
}

/** Whether anything is held back. */
export const isNarrowed = (view: LedgerView): boolean => names.some((name) => view[name] !== undefined);

/** How a part of the ledger is called. */
export const stateNames: Readonly<Record<LedgerState, string>> = {
  due: 'Past horizon',
  open: 'Open',
  resolved: 'Resolved',
  unscored: 'Not scored',
};

const dayMs = 24 * 60 * 60 * 1000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Spans of horizons that the page offers, with the days that they mean on `today`. */
export function horizonSpans(today: string): readonly { label: string; from?: string; until?: string }[] {
  const now = Date.parse(today);
  return [
    { label: 'Any' },
    { label: 'Ended before today', until: isoDay(now - dayMs) },
    { label: 'Ends within 90 days', from: today, until: isoDay(now + 90 * dayMs) },
    { label: 'Ends within a year', from: today, until: isoDay(now + 365 * dayMs) },
    { label: 'Ends later than that', from: isoDay(now + 366 * dayMs) },
  ];
}
