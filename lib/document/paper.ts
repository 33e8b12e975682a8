import type { Scale } from '../domain/likelihood/scale.ts';
import { defaultScale, scales } from '../domain/likelihood/scaleById.ts';
import { markingSystemById, type MarkingSystemId } from '../domain/marking/markingSystems.ts';
import type { DocJson } from './docJson.ts';

/** What holds for a whole paper, as its title block carries it. Null: not said, the assessment's or scale's own holds. */
export type Paper = {
  /** Id of the scale its likelihoods are on. */
  readonly scale: string | null;
  /** Id of the scale's wording (`a`, `b`). */
  readonly wording: string | null;
  /** Whether ranges in figures follow the terms in brackets. */
  readonly ranges: 'printed' | 'hidden' | null;
  /** Information cut-off: a day, a month or a year. */
  readonly cutoff: string | null;
  /** Its marking system. */
  readonly markings: MarkingSystemId | null;
  /** The banner that somebody has raised it to, why, who (a name) and when (ISO time). */
  readonly raisedTo: string | null;
  readonly raisedFor: string | null;
  readonly raisedBy: string | null;
  readonly raisedAt: string | null;
  /** Whether it is made for training: invented, and said to be so in its banner. */
  readonly training: boolean;
};

/** The paper's settings: those of its first title, which is the one that counts. */
export function paperOf(doc: DocJson): Paper {
  const attrs = doc.content.find((node) => node.type === 'title')?.attrs;
  return paperOfAttributes(attrs ?? {});
}

/** The same from a title's attributes. */
export function paperOfAttributes(attrs: Readonly<Record<string, unknown>>): Paper {
  const text = (name: string): string | null => {
    const value = attrs[name];
    return typeof value === 'string' ? value : null;
  };
  const ranges = text('ranges');
  return {
    scale: text('scale'),
    wording: text('wording'),
    ranges: ranges === 'printed' || ranges === 'hidden' ? ranges : null,
    cutoff: text('cutoff'),
    markings: markingSystemById(text('markings') ?? '')?.id ?? null,
    raisedTo: text('raisedTo'),
    raisedFor: text('raisedFor'),
    raisedBy: text('raisedBy'),
    raisedAt: text('raisedAt'),
    training: attrs['training'] === true,
  };
}

/** How a paper's likelihoods read. A wording of null is the scale's first; ranges of null are as the scale's rule says. */
export type Reading = {
  readonly scale: Scale;
  readonly wording: string | null;
  readonly ranges: 'printed' | 'hidden' | null;
};

/**
 * How the likelihoods of a draft read, as its title says.
 *
 * @param given.scales All scales that a paper may name: the shipped ones where left out.
 * @param given.scale What it is read on where it names none of these.
 */
export function readingOfPaper(
  doc: DocJson,
  given: { readonly scales?: readonly Scale[]; readonly scale?: Scale } = {},
): Reading {
  const { scale, wording, ranges } = paperOf(doc);
  const named = (given.scales ?? scales).find(({ id }) => id === scale);
  return { scale: named ?? given.scale ?? defaultScale, wording, ranges };
}
