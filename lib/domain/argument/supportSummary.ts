import type { Argument, ArgumentNode } from './argument.ts';
import { compareGrades, gradeCode, gradeOf, isJudged, type Grade } from './grade.ts';
import { listed } from './listed.ts';
import { restsOn, sourcesOf, voicesOf } from './restsOn.ts';

/** How well a claim is supported, as figures and as sentences. */
export type SupportSummary = {
  /** Items of evidence for it. */
  readonly items: number;
  /** Different sources that these cite. */
  readonly sources: number;
  /** Different origins of these sources: sources of one independence group count once. */
  readonly voices: number;
  /** The best judged grade among the items for it; F and 6 are not judged, and so never best. */
  readonly best: Grade | null;
  /** "J2 rests on 2 items, 2 sources." */
  readonly lead: string;
  /** "Best grade B2. Without E1 it rests on E4 (C2) alone." Empty where there is nothing to add. */
  readonly rest: string;
};

type Item = { readonly node: ArgumentNode; readonly grade: Grade; readonly sources: readonly ArgumentNode[] };

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** What a judgment (or another claim) rests on, in a breath (AG7). Unknown ids have no support and empty sentences. */
export function supportSummary(argument: Argument, claimId: string): SupportSummary {
  const claim = argument.byId.get(claimId);
  const footing = restsOn(argument, claimId);
  const items = footing.for.map((node): Item => ({
    node,
    grade: gradeOf(argument, node),
    sources: sourcesOf(argument, node.id),
  }));
  const sources = [...new Set(items.flatMap((item) => item.sources))];
  const voices = voicesOf(sources);
  const ranked = items.filter(({ grade }) => isJudged(grade)).toSorted((a, b) => compareGrades(a.grade, b.grade));
  const best = ranked[0]?.grade ?? null;
  const figures = { items: items.length, sources: sources.length, voices, best };
  if (claim === undefined) return { ...figures, lead: '', rest: '' };
  const against = footing.against.map(({ label }) => label);
  const opposed =
    against.length === 0 ? '' : `${listed(against)} ${against.length === 1 ? 'speaks' : 'speak'} against it.`;
  if (items.length === 0) {
    const why = footing.assumed.length > 0 ? ` but ${listed(footing.assumed.map(({ label }) => label))}` : ' yet';
    const around = footing.context.length > 0 ? 'Context carries nothing.' : '';
    return { ...figures, lead: `${claim.label} rests on nothing${why}.`, rest: sentences(around, opposed) };
  }
  const cited = sources.length === 0 ? 'no source' : counted(sources.length, 'source', 'sources');
  const origin = sources.length > 1 && voices < sources.length ? ` of ${counted(voices, 'origin', 'origins')}` : '';
  return {
    ...figures,
    lead: `${claim.label} rests on ${counted(items.length, 'item', 'items')}, ${cited}${origin}.`,
    rest: sentences(gradeSentence(items, best), withdrawalSentence(items, ranked[0]), opposed),
  };
}

function gradeSentence(items: readonly Item[], best: Grade | null): string {
  if (best !== null) return items.length === 1 ? `Grade ${gradeCode(best)}.` : `Best grade ${gradeCode(best)}.`;
  const isGraded = items.some(({ grade }) => gradeCode(grade) !== null);
  return isGraded ? 'No grade is judged on both sides.' : 'Nothing is graded.';
}

/** What is left without the best item, or else the first; a source that carries all is the greater risk, and said first. */
function withdrawalSentence(items: readonly Item[], best: Item | undefined): string {
  const key = best ?? items[0];
  if (key === undefined) return '';
  const only = key.sources[0];
  const isCarried = only !== undefined && items.every((item) => item.sources.length === 1 && item.sources[0] === only);
  if (isCarried && items.length > 1) return `All of it comes from ${only.label}.`;
  const left = items.filter((item) => item !== key);
  const [next] = left;
  if (next === undefined) return `Without ${key.node.label} it rests on nothing.`;
  if (left.length === 1) {
    const code = gradeCode(next.grade);
    return `Without ${key.node.label} it rests on ${next.node.label} (${code ?? 'not graded'}) alone.`;
  }
  const second = left.filter(({ grade }) => isJudged(grade)).toSorted((a, b) => compareGrades(a.grade, b.grade))[0];
  if (best === undefined) return '';
  if (second === undefined) return `Without ${key.node.label} no grade is judged.`;
  return compareGrades(second.grade, best.grade) === 0
    ? ''
    : `Without ${key.node.label} the best grade is ${gradeCode(second.grade)}.`;
}

function sentences(...all: readonly string[]): string {
  return all.filter((sentence) => sentence !== '').join(' ');
}
