import { scaleDefinition, type ScaleDefinition } from '../../lib/domain/likelihood/customScale.ts';
import type { Scale } from '../../lib/domain/likelihood/scale.ts';
import type { RulerRange } from '../ui/LikelihoodRuler.tsx';
import type { RulerScale } from '../ui/rulerGradients.ts';

/** One term as it is typed. */
export type TermRow = {
  /** For React alone. */
  readonly key: number;
  readonly label: string;
  readonly lo: string;
  readonly hi: string;
  readonly adverb: string;
  /** Separated by commas. */
  readonly synonyms: string;
};

/** A scale as it is typed. */
export type ScaleForm = {
  readonly title: string;
  readonly author: string;
  readonly date: string;
  readonly reference: string;
  readonly printRange: boolean;
  readonly hedges: 'warn' | 'error';
  readonly rows: readonly TermRow[];
};

export const emptyRow = (key: number): TermRow => ({ key, label: '', lo: '', hi: '', adverb: '', synonyms: '' });

export const emptyForm: ScaleForm = {
  title: '',
  author: '',
  date: '',
  reference: '',
  printRange: true,
  hedges: 'warn',
  rows: [emptyRow(0), emptyRow(1), emptyRow(2)],
};

/** A scale's terms as rows to begin with. Keys count on from `firstKey`. */
export function rowsOf(scale: Scale, firstKey: number): readonly TermRow[] {
  return scale.terms.map((term, at) => ({
    ...emptyRow(firstKey + at),
    label: term.label,
    lo: String(Math.round(term.lo * 1000) / 10),
    hi: String(Math.round(term.hi * 1000) / 10),
    adverb: Object.values(term.words)[0]?.adverb ?? '',
  }));
}

/** A number as people type it, with a comma or a point; undefined where it is none. */
function numberOf(typed: string): number | undefined {
  const text = typed.trim().replace(/\s*%$/u, '').replace(',', '.');
  const value = Number(text);
  return text === '' || Number.isNaN(value) ? undefined : value;
}

/** What was typed, read: a definition, or what is wrong with it by place (`title`, `terms.2.loPercent`). */
export function readForm(
  form: ScaleForm,
):
  | { readonly ok: true; readonly definition: ScaleDefinition }
  | { readonly ok: false; readonly faults: ReadonlyMap<string, string> } {
  const { rows, reference, ...rest } = form;
  const read = scaleDefinition.safeParse({
    ...rest,
    ...(reference.trim() === '' ? {} : { reference }),
    terms: rows.map(({ label, lo, hi, adverb, synonyms }) => ({
      label,
      loPercent: numberOf(lo),
      hiPercent: numberOf(hi),
      adverb: adverb.trim() === '' ? null : adverb,
      synonyms: synonyms.split(',').filter((word) => word.trim() !== ''),
    })),
  });
  if (read.success) return { ok: true, definition: read.data };
  const faults = new Map<string, string>();
  for (const { path, message } of read.error.issues) {
    // A synonym's fault is shown at the field they are all typed in.
    const place = (path.includes('synonyms') ? path.slice(0, 3) : path).join('.');
    if (!faults.has(place)) faults.set(place, message);
  }
  return { ok: false, faults };
}

/** The ruler of what is typed so far: rows whose bounds are not yet numbers are left out. */
export function rulerOf(rows: readonly TermRow[]): RulerScale {
  const bands = rows.map(rangeOf).filter((range) => range !== null);
  const ticks = [...new Set(bands.flatMap(({ low, high }) => [low, high]))].sort((a, b) => a - b);
  const gaps = bands.flatMap((band, at) => {
    const next = bands[at + 1];
    return next !== undefined && next.low > band.high ? [{ low: band.high, high: next.low }] : [];
  });
  const overlaps = bands.some((band, at) => (bands[at + 1]?.low ?? 100) < band.high);
  return { ticks, gaps: overlaps ? [] : gaps };
}

/** A row's range, or null while its bounds are not two numbers in order from 0 to 100. */
export function rangeOf(row: TermRow): RulerRange | null {
  const [low, high] = [numberOf(row.lo), numberOf(row.hi)];
  return low === undefined || high === undefined || low < 0 || high > 100 || low > high ? null : { low, high };
}
