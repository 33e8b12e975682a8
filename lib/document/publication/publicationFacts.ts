import { confidenceDefinitions } from '../../domain/likelihood/confidence.ts';
import { labelOf, rangeLabel } from '../../domain/likelihood/scaleById.ts';
import { trainingWords } from '../../domain/marking/banner.ts';
import { answerSaid } from '../../domain/review/answerSaid.ts';
import { longDateWords } from '../../domain/text/dateWords.ts';
import { labelsOf } from '../labels.ts';
import { paperOf } from '../paper.ts';
import type { Publication, PublicationState, PublishedRound } from '../publication.ts';
import { asSentence } from './asSentence.ts';

/** A named fact with one or more values, each a line. */
export type Fact = { readonly name: string; readonly values: readonly string[] };

const kinds: Readonly<Record<Publication['kind'], string>> = {
  initial: 'first version',
  administrative: 'no analytic change',
  substantive: 'substantive revision',
};

/** What stands over the title: "YS-2026-014 · Version 2 · published 22 November 2026 · information cut-off 20 November 2026". */
export function metaLine({ reference, number, publishedAt, content }: Publication): string {
  const { cutoff } = paperOf(content);
  return [
    reference,
    `Version ${number}`,
    `published ${longDateWords(publishedAt)}`,
    ...(cutoff === null ? [] : [`information cut-off ${longDateWords(cutoff)}`]),
  ].join(' · ');
}

/** The handling mark with what training material adds to it; empty where nothing is marked. */
export function bannerWords({ banner, content }: Publication): string {
  const training = paperOf(content).training ? [trainingWords] : [];
  return [banner, ...training].filter((part) => part.trim() !== '').join(' · ');
}

/** What a retracted publication says of itself; null: it stands. */
export function retractionSentence({ retracted }: Pick<PublicationState, 'retracted'>): string | null {
  if (retracted === null) return null;
  const { at, by, reason, replacedBy } = retracted;
  const instead = replacedBy === null ? '' : ` Version ${replacedBy} stands in its place.`;
  return `Retracted on ${longDateWords(at)} by ${by}: ${asSentence(reason)}${instead}`;
}

/** What a superseded publication says of itself; null: no notice was put on it. */
export function supersessionSentence({ superseded }: Pick<PublicationState, 'superseded'>): string | null {
  if (superseded === undefined) return null;
  const { at, by, reason, number } = superseded;
  return `Superseded by version ${number} on ${longDateWords(at)} by ${by}: ${asSentence(reason)}`;
}

/** What stands first on a publication that is out of use; null: it stands. */
export function noticeSentence(state: Pick<PublicationState, 'retracted' | 'superseded'>): string | null {
  return retractionSentence(state) ?? supersessionSentence(state);
}

/** Where a publication comes from and how it was reviewed, fact by fact. */
export function provenanceOf(publication: Publication): readonly Fact[] {
  const { reference, number, kind, publishedAt, publishedBy, authors, rounds, waivers, sha256, content } = publication;
  const labels = labelsOf(content);
  const { raisedTo, raisedFor } = paperOf(content);
  const facts: readonly Fact[] = [
    { name: 'Reference', values: [`${reference}, version ${number} (${kinds[kind]})`] },
    { name: 'Published', values: [`${longDateWords(publishedAt)} by ${publishedBy}`] },
    { name: 'Authors', values: authors.length === 0 ? [] : [authors.join(', ')] },
    ...rounds.map((round) => roundFact(round, publication)),
    {
      name: 'Statements of change',
      values: (publication.statements ?? []).map(
        ({ label, by, at }) => `${label === '' ? 'The paper' : label}: ${by}, ${longDateWords(at)}`,
      ),
    },
    {
      name: 'Checks waived',
      values: waivers.map(({ checkId, blockId, reason, by, at }) => {
        const where = blockId === null ? '' : ` on ${labels.get(blockId) ?? 'a block'}`;
        return `${checkId}${where}: ${asSentence(reason)} (${by}, ${longDateWords(at)})`;
      }),
    },
    {
      name: 'Banner raised',
      values: raisedTo === null ? [] : [`${raisedTo}${raisedFor === null ? '' : `: ${asSentence(raisedFor)}`}`],
    },
    { name: 'SHA-256 of the content', values: [sha256] },
  ];
  return facts.filter(({ values }) => values.length > 0);
}

function roundFact(round: PublishedRound, { dissents, content, sha256 }: Publication): Fact {
  const labels = labelsOf(content);
  const what = round.kind === 'coordination' ? 'coordination' : 'review';
  const text = round.sha256 === sha256 ? 'of this text' : `of ${shortHash(round.sha256)}`;
  const answers = round.answers.map(({ name, organisation, answer, at }) => {
    const who = organisation === null ? name : `${organisation} (${name})`;
    const on = dissents
      .filter(({ by }) => by === name || by === organisation)
      .map(({ judgmentId }) => labels.get(judgmentId) ?? 'a judgment');
    const dissent = answer !== 'approve' && on.length > 0 ? ` on ${on.join(', ')}` : '';
    const said = answer === null ? 'no answer' : answerSaid(answer).toLowerCase() + dissent;
    return `${who}: ${said}${at === null ? '' : `, ${longDateWords(at)}`}`;
  });
  return {
    name: `Round ${round.number}, ${what} ${text}`,
    values: answers.length === 0 ? ['Nobody was asked.'] : answers,
  };
}

/** How to read likelihood: the frozen scale's terms in the paper's wording, with their ranges. */
export function scaleRows({
  scale,
  content,
}: Publication): readonly { readonly term: string; readonly range: string }[] {
  const wording = paperOf(content).wording ?? undefined;
  return scale.terms.map((term) => ({ term: labelOf(term, wording), range: rangeLabel(term) }));
}

/** What to say over and under the scale's table. */
export const scaleIntroduction =
  'A likelihood says how probable an event is. Each term stands for the range beside it.';
export const confidenceIntroduction =
  'Confidence says how well founded a judgment is. It is no probability, and is told in a sentence of its own.';

/** The levels of confidence with their meanings, lowest first. */
export const confidenceRows: readonly { readonly term: string; readonly means: string }[] = confidenceDefinitions.map(
  ({ label, definition }) => ({ term: label, means: definition }),
);

/** Start and end of a hash, by which contents are told apart where they are compared. */
export function shortHash(sha256: string): string {
  return `${sha256.slice(0, 4)}…${sha256.slice(-4)}`;
}
