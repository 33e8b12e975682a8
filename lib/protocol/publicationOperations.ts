import { pageQuery } from './fields.ts';
import { named } from './operation.ts';
import {
  publicationDto,
  publicationPageDto,
  publishedPaperPageDto,
  publishedStateDto,
  publishingDto,
  publishInput,
  retractInput,
  supersedeInput,
} from './publicationDto.ts';
import { publicationExportDto, publicationExportQuery } from './publicationExportDto.ts';

const path = '/assessments/{id}/publications';
const publication = named('Publication', publicationDto);

/** Publications, and what stands before the next one; part of `operations`. */
export const publicationOperations = {
  listPublications: {
    method: 'get',
    path,
    summary: 'The publications of an assessment, newest first, for its members.',
    query: pageQuery,
    status: 200,
    answer: named('PublicationPage', publicationPageDto),
  },
  listPublished: {
    method: 'get',
    path: '/publications',
    summary:
      'The latest published version of each paper that one may find: as a member, since it is for one, or since one has opened it. Published last first.',
    query: pageQuery,
    status: 200,
    answer: named('PublishedPaperPage', publishedPaperPageDto),
  },
  publishVersion: {
    method: 'post',
    path,
    summary:
      'Publishes exactly this text. 409 draft-moved when the hash is not the draft’s, even if it was approved; 422 gate-failed with details.gates, a list of {gate, message, blockId?} of everything that keeps it back. Owners.',
    body: named('Publish', publishInput),
    status: 201,
    answer: publication,
  },
  exportPublication: {
    method: 'get',
    path: '/publications/{id}/export',
    summary:
      'A published version with what readers’ files never hold: as JSON with the record of its review (rounds, decisions, dissents, threads, waivers), which is imported again to the same hash and fits /schemas/publication-1.json, for owners, editors and reviewers; as Word with the comments, for members.',
    query: publicationExportQuery,
    status: 200,
    answer: named('PublicationWithRecord', publicationExportDto),
    mediaTypes: ['application/json', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  },
  retractPublication: {
    method: 'post',
    path: '/publications/{id}/retract',
    summary:
      'Takes a publication out of use, with the reason, for good. Its address goes on answering, with the notice; who opened it while signed in is told. Owners.',
    body: named('Retract', retractInput),
    status: 200,
    answer: publication,
  },
  supersedePublication: {
    method: 'post',
    path: '/publications/{id}/supersede',
    summary:
      'Puts a notice on a publication: a later one stands in its place, and why. It stands on; who opened it while signed in is told. Owners.',
    body: named('Supersede', supersedeInput),
    status: 200,
    answer: publication,
  },
  readPublishing: {
    method: 'get',
    path: '/assessments/{id}/publishing',
    summary: 'What keeps the live draft from being published, and the drafted summary of its changes. Owners.',
    status: 200,
    answer: named('Publishing', publishingDto),
  },
  readPublishedState: {
    method: 'get',
    path: '/assessments/{id}/published-state',
    summary: 'The newest publication’s number, and in how many blocks the draft differs from it. Members.',
    status: 200,
    answer: named('PublishedState', publishedStateDto),
  },
} as const;
