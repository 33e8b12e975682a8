import type { Standing } from './forecast.ts';

/** How the ledger is ordered: by horizon alone, or by what wants something done. */
export const ledgerOrders = ['horizon', 'due'] as const;
export type LedgerOrder = (typeof ledgerOrders)[number];

/** Sorts after every horizon. */
const never = '9999';

/**
 * The key that a judgment is sorted by, as text. By `due`: what is past its horizon first, the longest waiting before the
 * others; then what is open, soonest first; then what is settled, latest horizon first. Without a horizon it comes last
 * among what is open.
 */
export function ledgerKey(
  { horizonEnd, standing }: { readonly horizonEnd: string | null; readonly standing: Standing },
  order: LedgerOrder,
): string {
  const day = horizonEnd ?? never;
  if (order === 'horizon') return day;
  if (standing === 'due') return `0${day}`;
  return standing === 'open' ? `1${day}` : `2${day.replaceAll(/\d/gu, (digit) => String(9 - Number(digit)))}`;
}

/** Whether a text can be such a key: what a cursor brings is not trusted. */
export const isLedgerKey = (key: string): boolean => /^[012]?\d{4}(?:-\d{2}-\d{2})?$/u.test(key);
