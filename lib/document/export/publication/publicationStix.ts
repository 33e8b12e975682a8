import { metaLine, retractionSentence } from '../../publication/publicationFacts.ts';
import { labelledBlocks } from '../../labels.ts';
import type { Publication, PublicationState } from '../../publication.ts';
import { sourceFactsOf } from '../../sourceFacts.ts';
import { extensionMade, extensionObjects } from './stix/stixExtension.ts';
import { stixId, stixTime } from './stix/stixIds.ts';
import { stixJudgments } from './stix/stixJudgments.ts';
import { stixMarking, type StixMarking } from './stix/stixMarking.ts';
import { stixReference } from './stix/stixReference.ts';

type StixObject = Readonly<Record<string, unknown>>;

/** How answers in coordination read as opinions (the vocabulary is the standard's). */
const opinions: Readonly<Record<string, string>> = {
  concur: 'strongly-agree',
  concur_with_comment: 'agree',
  non_concur: 'disagree',
  abstain: 'neutral',
};

/**
 * A publication as a STIX 2.1 bundle: a report, a note per judgment, an opinion per other view and per answer in coordination.
 * Ids follow from what they name, so that importing twice changes nothing. Every publication is a report of its own, since what
 * is revoked can have no later version; the one before is named by a relationship.
 *
 * @param state A retracted publication is `revoked`, from the moment of its retraction.
 */
export function publicationStix(publication: Publication, state: Pick<PublicationState, 'retracted'>): string {
  const { assessmentId, number, title, publishedAt, publishedBy, marking, banner, previous, rounds } = publication;
  const created = stixTime(publishedAt);
  const reportId = stixId('report', assessmentId, number);
  const markings = new Map<string, StixMarking>();
  const marked = (mark: string | null): StixObject => {
    const definition = stixMarking(marking, mark);
    if (definition === null) return {};
    markings.set(definition.id, definition);
    return { object_marking_refs: [definition.id] };
  };
  const people = new Map<string, StixObject>();
  const person = (name: string, identityClass: 'individual' | 'organization' = 'individual'): string => {
    const id = stixId('identity', assessmentId, identityClass, name);
    // The same in every publication, as its id is.
    people.set(id, { ...common('identity', id, extensionMade), name, identity_class: identityClass });
    return id;
  };
  const publisher = person(publishedBy);

  const judgments: StixObject[] = [];
  for (const judgment of stixJudgments(publication)) {
    const id = stixId('note', assessmentId, number, judgment.id);
    const marks = marked(judgment.mark ?? banner);
    const head = { ...common('note', id, created), created_by_ref: publisher, ...marks };
    judgments.push({ ...head, ...judgment.properties, object_refs: [reportId] });
    judgment.views.forEach((view, at) => {
      const opinionId = stixId('opinion', assessmentId, number, judgment.id, view.by, at);
      const opinion = { ...common('opinion', opinionId, created), created_by_ref: person(view.by), ...marks };
      judgments.push({ ...opinion, ...view.properties, object_refs: [id] });
    });
  }
  const answers: StixObject[] = rounds
    .filter(({ kind }) => kind === 'coordination')
    .flatMap((round) =>
      round.answers.flatMap(({ name, organisation, answer }, at): readonly StixObject[] => {
        const opinion = answer === null ? undefined : opinions[answer];
        if (opinion === undefined) return [];
        const id = stixId('opinion', assessmentId, number, 'round', round.number, at);
        const by = organisation === null ? person(name) : person(organisation, 'organization');
        const head = { ...common('opinion', id, created), created_by_ref: by, ...marked(banner) };
        return [{ ...head, opinion, authors: [name], object_refs: [reportId] }];
      }),
    );
  const earlier: readonly StixObject[] =
    previous === null
      ? []
      : [
          {
            ...common('relationship', stixId('relationship', assessmentId, number, previous), created),
            created_by_ref: publisher,
            relationship_type: 'derived-from',
            source_ref: reportId,
            target_ref: stixId('report', assessmentId, previous),
          },
        ];
  const content = [...judgments, ...answers];
  const retraction = retractionSentence(state);
  const report: StixObject = {
    ...common('report', reportId, created, state.retracted === null ? created : laterOf(created, state.retracted.at)),
    created_by_ref: publisher,
    ...(state.retracted !== null && { revoked: true }),
    ...marked(banner),
    name: title === '' ? metaLine(publication) : title,
    description: [metaLine(publication), ...(retraction === null ? [] : [retraction])].join('\n'),
    published: created,
    labels: ['assessment'],
    external_references: referencesOf(publication),
    object_refs: content.length === 0 ? [publisher] : content.map(({ id }) => id),
  };
  const objects = [
    ...extensionObjects,
    ...[...markings.values()].map(({ object }) => object),
    ...people.values(),
    report,
    ...content,
    ...earlier,
  ];
  const id = stixId('bundle', assessmentId, number, state.retracted === null ? '' : 'retracted');
  return `${JSON.stringify({ type: 'bundle', id, objects }, null, 2)}\n`;
}

function common(type: string, id: string, created: string, modified: string = created): StixObject {
  return { type, spec_version: '2.1', id, created, modified };
}

function laterOf(created: string, at: string): string {
  const retracted = stixTime(at);
  return retracted < created ? created : retracted;
}

/** The publication itself, then its sources. A reference has a name, and something of what, where or which. */
function referencesOf({ reference, number, sha256, content }: Publication): readonly StixObject[] {
  const own = {
    source_name: 'Yardstick',
    description: `SHA-256 of the content: ${sha256}`,
    external_id: `${reference} v${number}`,
  };
  const sources = labelledBlocks(content).flatMap(({ node, label }): readonly StixObject[] => {
    const facts = sourceFactsOf(node, label);
    if (facts === null) return [];
    const { title, descriptor, originator, identifier, url } = facts;
    const sourceName = [label, originator].filter((part) => part !== null).join(': ');
    const said = [title, descriptor].filter((part) => part !== '').join('. ') || label;
    return [stixReference({ sourceName, description: said, url, identifier })];
  });
  return [own, ...sources];
}
