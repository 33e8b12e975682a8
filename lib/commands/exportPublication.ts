import { publicationDocx } from '../document/export/publication/publicationDocx.ts';
import { publicationJson } from '../document/export/publication/publicationJson.ts';
import type { Publication, PublicationState } from '../document/publication.ts';
import type { Actor, AssessmentAction } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { PublicationExportFormat } from '../protocol/publicationExportDto.ts';
import { unavailable, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { admitToPublication } from './publicationAccess.ts';
import type { ListedPublication } from './PublicationStore.ts';
import { chosenPublication, frozenPublication } from './publicationShelf.ts';
import { publishedPictures } from './publishedPictures.ts';
import { readReviewRecord } from './readReviewRecord.ts';
import { sharedThreads } from './sharedThreads.ts';
import { paperCommentOf } from './threadWords.ts';

/** A file for one of the people of an assessment. */
export type MembersFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
};

/** What one must be allowed to see for each: the record of the review, or what was said beside the text. */
const needs: Readonly<Record<PublicationExportFormat, AssessmentAction>> = {
  json: 'rounds.read',
  docx: 'threads.read',
};

/**
 * A published version with what was said and decided about it, which readers' files never hold: as JSON with the record of its
 * review, which is imported again to the same hash; as Word with the comments. What is hidden from the actor elsewhere is hidden here.
 */
export async function exportPublication(
  ports: CommandPorts,
  actor: Actor,
  { id, format }: { readonly id: string; readonly format: PublicationExportFormat },
): Promise<Result<MembersFile, CommandError>> {
  const { read } = ports.database;
  const line = await admitToPublication(read, actor, id, needs[format]);
  if (!line.ok) return line;
  const shown = await shownOf(ports, line.value);
  if (shown === null) return err(unavailable('The publication could not be read.'));
  const { publication, state } = shown;
  const pictures = await publishedPictures(read, publication);
  const name = `${publication.reference}-v${publication.number}`;
  if (format === 'docx') {
    const threads = await sharedThreads(read, publication.assessmentId, actor.userId);
    const bytes = publicationDocx(publication, state, pictures, threads.items.map(paperCommentOf));
    return ok({ name: `${name}-comments.docx`, mediaType: wordType, bytes: new Uint8Array(bytes) });
  }
  const record = await readReviewRecord(ports, actor, { id: publication.assessmentId });
  if (!record.ok) return record;
  const json = publicationJson(publication, state, pictures, record.value);
  return ok({ name: `${name}-record.json`, mediaType: 'application/json', bytes: new TextEncoder().encode(json) });
}

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

async function shownOf(
  { database: { read } }: Pick<CommandPorts, 'database'>,
  { id, slug, number }: ListedPublication,
): Promise<{ readonly publication: Publication; readonly state: PublicationState } | null> {
  const chosen = chosenPublication(await read.publications.atSlug(slug), number);
  if (chosen === null || chosen.line.id !== id) return null;
  const publication = await frozenPublication(read, chosen.line);
  return publication === null ? null : { publication, state: chosen.state };
}
