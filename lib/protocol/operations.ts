import {
  assessmentDto,
  assessmentListQuery,
  assessmentPageDto,
  contentJsonDto,
  contentQuery,
  createAssessmentInput,
  updateAssessmentInput,
} from './assessmentDto.ts';
import { auditQuery, auditRowDto, auditVerificationDto } from './auditDto.ts';
import { rollUpDto, rollUpInput } from './markingDto.ts';
import {
  checkProfileDto,
  checkProfileInput,
  checksDto,
  reviewFactsDto,
  findingDto,
  undoWaiverInput,
  waiveInput,
  waiverListQuery,
  waiverPageDto,
} from './checksDto.ts';
import { estimateOperations } from './estimateOperations.ts';
import { ledgerOperations } from './ledgerOperations.ts';
import { changeStatementOperations } from './changeStatementDto.ts';
import { publicationOperations } from './publicationOperations.ts';
import { roundOperations } from './roundOperations.ts';
import { imageDto } from './imageDto.ts';
import { readImportDto, readImportInput } from './importDto.ts';
import { markingOperations } from './markingOperations.ts';
import { memberListDto, replaceMembersInput } from './memberDto.ts';
import { named, type Operation } from './operation.ts';
import { searchPageDto, searchQuery } from './searchDto.ts';
import { notificationOperations } from './notificationOperations.ts';
import { noticeOperations, sourceOperations } from './sourceOperations.ts';
import { createTemplateInput, templateDto, templateListQuery, templatePageDto } from './templateDto.ts';
import { createScaleInput, scaleChangeDto, scaleChangeQuery, scaleDto, scaleListDto } from './scaleDto.ts';
import { statusOperations } from './statusOperations.ts';
import { threadOperations } from './threadOperations.ts';
import { createdTokenDto, createTokenInput, tokenListQuery, tokenPageDto } from './tokenDto.ts';
import {
  createdUserDto,
  createUserInput,
  findPeopleInput,
  linkDto,
  peopleDto,
  updateUserInput,
  userDto,
  userListQuery,
  userPageDto,
} from './userDto.ts';
import { webhookOperations } from './webhookOperations.ts';
import { versionOperations } from './versionOperations.ts';

/** A body that brings a file: the largest Word file (20 MB) as base64, or a draft at its bound with as many pictures. */
const maxImportBytes = 40 * 1024 * 1024;

const user = named('User', userDto);
const assessment = named('Assessment', assessmentDto);
const members = named('Members', memberListDto);

/**
 * Every operation of `/api/v1`, as data: the route handlers parse by it and the OpenAPI document is made from it.
 * The document itself (`GET /openapi.json`) is the one route that needs nobody to be signed in and is not listed.
 */
export const operations = {
  listUsers: {
    method: 'get',
    path: '/users',
    summary: 'All accounts, by name. Administrators only.',
    query: userListQuery,
    status: 200,
    answer: named('UserPage', userPageDto),
  },
  createUser: {
    method: 'post',
    path: '/users',
    summary: 'Creates an account. Without a password the answer carries a link to choose one. Administrators only.',
    body: named('CreateUser', createUserInput),
    status: 201,
    answer: named('CreatedUser', createdUserDto),
  },
  updateUser: {
    method: 'patch',
    path: '/users/{id}',
    summary: 'Changes an account. Disabling ends all its sessions and sockets at once. Administrators only.',
    body: named('UpdateUser', updateUserInput),
    status: 200,
    answer: user,
  },
  createResetLink: {
    method: 'post',
    path: '/users/{id}/reset-link',
    summary: 'Makes a link to choose a (new) password; it works once, for 24 hours. Administrators only.',
    status: 201,
    answer: named('Link', linkDto),
  },
  listTokens: {
    method: 'get',
    path: '/tokens',
    summary: 'The caller’s own API tokens, without their secrets.',
    query: tokenListQuery,
    status: 200,
    answer: named('TokenPage', tokenPageDto),
  },
  createToken: {
    method: 'post',
    path: '/tokens',
    summary: 'Makes an API token for the caller. Its secret is in this answer and nowhere else.',
    body: named('CreateToken', createTokenInput),
    status: 201,
    answer: named('CreatedToken', createdTokenDto),
  },
  revokeToken: {
    method: 'delete',
    path: '/tokens/{id}',
    summary: 'Ends one of the caller’s own tokens.',
    status: 204,
  },
  findPeople: {
    method: 'get',
    path: '/people',
    summary: 'People to share with: active accounts whose name or e-mail address holds the query, at most 10.',
    query: findPeopleInput,
    status: 200,
    answer: named('People', peopleDto),
  },
  listAssessments: {
    method: 'get',
    path: '/assessments',
    summary: 'The assessments the caller has a role on, newest change first unless told.',
    query: assessmentListQuery,
    status: 200,
    answer: named('AssessmentPage', assessmentPageDto),
  },
  createAssessment: {
    method: 'post',
    path: '/assessments',
    summary: 'Creates an assessment, blank or from a text. The caller becomes its owner.',
    body: named('CreateAssessment', createAssessmentInput),
    maxBodyBytes: maxImportBytes,
    isCostly: true,
    status: 201,
    answer: assessment,
  },
  getAssessment: {
    method: 'get',
    path: '/assessments/{id}',
    summary: 'An assessment without its draft.',
    status: 200,
    answer: assessment,
  },
  updateAssessment: {
    method: 'patch',
    path: '/assessments/{id}',
    summary: 'Changes title, scale, marking, due date or topic. Owners and editors.',
    body: named('UpdateAssessment', updateAssessmentInput),
    status: 200,
    answer: assessment,
  },
  archiveAssessment: {
    method: 'delete',
    path: '/assessments/{id}',
    summary: 'Archives it. It can be brought back for 30 days. Owners only.',
    status: 200,
    answer: assessment,
  },
  unarchiveAssessment: {
    method: 'post',
    path: '/assessments/{id}/unarchive',
    summary: 'Brings an archived assessment back. Owners only.',
    status: 200,
    answer: assessment,
  },
  readContent: {
    method: 'get',
    path: '/assessments/{id}/content',
    summary:
      'The live draft, everything flushed. Its ETag is the SHA-256 of exactly the bytes of the JSON, in every format.',
    query: contentQuery,
    isCostly: true,
    status: 200,
    answer: named('Draft', contentJsonDto),
    mediaTypes: ['application/json', 'text/markdown', 'text/html', 'text/plain'],
  },
  search: {
    method: 'get',
    path: '/search',
    summary: 'Full text over what the caller may read: blocks that match, by assessment, best first.',
    query: searchQuery,
    isCostly: true,
    status: 200,
    answer: named('SearchPage', searchPageDto),
  },
  listTemplates: {
    method: 'get',
    path: '/templates',
    summary: 'Saved beginnings: the caller’s own and those shared, by name.',
    query: templateListQuery,
    status: 200,
    answer: named('TemplatePage', templatePageDto),
  },
  createTemplate: {
    method: 'post',
    path: '/templates',
    summary: 'Saves the draft of an assessment as a beginning for others. The words stay; its ids do not.',
    body: named('CreateTemplate', createTemplateInput),
    status: 201,
    answer: named('Template', templateDto),
  },
  removeTemplate: {
    method: 'delete',
    path: '/templates/{id}',
    summary: 'Removes one of one’s own templates; administrators also shared ones.',
    status: 204,
  },
  readScaleChange: {
    method: 'get',
    path: '/assessments/{id}/scale-change',
    summary: 'What every judgment would become on another scale, and why. Changes nothing.',
    query: scaleChangeQuery,
    status: 200,
    answer: named('ScaleChange', scaleChangeDto),
  },
  listScales: {
    method: 'get',
    path: '/scales',
    summary: 'All scales, those shipped first, then the workspace’s own, withdrawn ones marked.',
    status: 200,
    answer: named('ScaleList', scaleListDto),
  },
  createScale: {
    method: 'post',
    path: '/scales',
    summary: 'Defines a scale for the workspace. It cannot be changed afterwards. Administrators only.',
    body: named('CreateScale', createScaleInput),
    status: 201,
    answer: named('Scale', scaleDto),
  },
  withdrawScale: {
    method: 'delete',
    path: '/scales/{id}',
    summary: 'Withdraws a scale of the workspace from new use; drafts that use it keep it. Administrators only.',
    status: 200,
    answer: named('Scale', scaleDto),
  },
  readChecks: {
    method: 'get',
    path: '/assessments/{id}/checks',
    summary: 'What the checks drawn from analytic standards find in the live draft.',
    isCostly: true,
    status: 200,
    answer: named('Checks', checksDto),
  },
  readReviewFacts: {
    method: 'get',
    path: '/assessments/{id}/checks/review',
    summary:
      'What the checks must know of the paper’s review, for who checks the text themselves. What others answered is left out for who has yet to answer.',
    status: 200,
    answer: named('ReviewFacts', reviewFactsDto),
  },
  readCheckProfile: {
    method: 'get',
    path: '/assessments/{id}/checks/profile',
    summary: 'Which checks the paper uses: a shipped profile, and what was switched against it.',
    status: 200,
    answer: named('CheckProfile', checkProfileDto),
  },
  changeCheckProfile: {
    method: 'put',
    path: '/assessments/{id}/checks/profile',
    summary: 'Switches checks on and off; two empty lists restore the profile. Owners only.',
    body: named('ChangeCheckProfile', checkProfileInput),
    status: 200,
    answer: named('CheckProfile', checkProfileDto),
  },
  readImport: {
    method: 'post',
    path: '/imports',
    summary:
      'Reads a file and says what it would become: its units, the draft they stand in, its pictures, and what was left out. Nothing is stored.',
    body: named('ReadImport', readImportInput),
    maxBodyBytes: maxImportBytes,
    isCostly: true,
    status: 200,
    answer: named('ImportedFile', readImportDto),
  },
  addImage: {
    method: 'post',
    path: '/assessments/{id}/images',
    summary:
      'Stores a picture (PNG, JPEG, GIF or WebP, at most 5 MB) for figures to name by its hash; the same bytes once. Owners and editors.',
    bodyMediaTypes: ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'multipart/form-data'],
    status: 201,
    answer: named('Image', imageDto),
  },
  readImage: {
    method: 'get',
    path: '/assessments/{id}/images/{sha256}',
    summary: 'A picture of the assessment, for everybody on it.',
    status: 200,
    answer: named('Image', imageDto),
    mediaTypes: ['image/png', 'image/jpeg', 'image/gif', 'image/webp'],
  },
  listWaivers: {
    method: 'get',
    path: '/assessments/{id}/waivers',
    summary: 'The record of waivers, newest first, undone ones among them.',
    query: waiverListQuery,
    status: 200,
    answer: named('WaiverPage', waiverPageDto),
  },
  waiveFinding: {
    method: 'post',
    path: '/assessments/{id}/waivers',
    summary: 'Sets a finding aside, with the reason, and answers it as it then is. Owners and editors.',
    body: named('Waive', waiveInput),
    status: 200,
    answer: named('Finding', findingDto),
  },
  undoWaiver: {
    method: 'delete',
    path: '/assessments/{id}/waivers',
    summary: 'Takes a waiver back; it stays in the record. Owners and editors.',
    body: named('UndoWaiver', undoWaiverInput),
    status: 204,
  },
  ...threadOperations,
  ...estimateOperations,
  ...publicationOperations,
  ...changeStatementOperations,
  ...ledgerOperations,
  ...statusOperations,
  ...webhookOperations,
  ...roundOperations,
  ...versionOperations,
  ...markingOperations,
  listMembers: {
    method: 'get',
    path: '/assessments/{id}/members',
    summary: 'Everybody on the assessment.',
    status: 200,
    answer: members,
  },
  replaceMembers: {
    method: 'put',
    path: '/assessments/{id}/members',
    summary: 'Replaces the whole list; who is not in it loses access at once. The last owner cannot go. Owners only.',
    body: named('ReplaceMembers', replaceMembersInput),
    status: 200,
    answer: members,
  },
  ...sourceOperations,
  ...noticeOperations,
  ...notificationOperations,
  rollUpMarkings: {
    method: 'post',
    path: '/markings/rollup',
    summary: 'The banner that portion marks require together, and what is wrong or doubtful about them.',
    body: named('RollUp', rollUpInput),
    status: 200,
    answer: named('RolledUp', rollUpDto),
  },
  listAudit: {
    method: 'get',
    path: '/audit',
    summary: 'The hash-chained audit log as JSON lines, oldest first. Administrators only.',
    query: auditQuery,
    status: 200,
    answer: named('AuditRow', auditRowDto),
    mediaTypes: ['application/x-ndjson'],
  },
  verifyAudit: {
    method: 'get',
    path: '/audit/verify',
    summary: 'Recomputes the chain of the audit log. Administrators only.',
    isCostly: true,
    status: 200,
    answer: named('AuditVerification', auditVerificationDto),
  },
} as const satisfies Record<string, Operation>;
