import { appendFileSync } from 'node:fs';

/** What one of the loops found, as `docs/reliability.md` tells it. */
export type Figures = {
  readonly fault: string;
  readonly outcome: string;
  /** Acknowledged updates that were looked for afterwards, and how many of them were not there. */
  readonly acknowledged: number;
  readonly lost: number;
};

/** How many rounds a loop makes: few in the tests, many in `npm run test:soak`. */
export function roundsOf(short: number, long: number): number {
  return process.env['SOAK_LONG'] === undefined ? short : long;
}

/** Says what a loop found; in a run of `npm run test:soak` (`SOAK_FIGURES` names a file) keeps it for the report. */
export function noteFigures(name: string, figures: Figures): void {
  process.stderr.write(`${name}: ${figures.fault}: ${figures.acknowledged} acknowledged, ${figures.lost} lost\n`);
  const file = process.env['SOAK_FIGURES'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ name, ...figures })}\n`);
}
