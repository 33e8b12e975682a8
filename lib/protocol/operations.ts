import type { z } from 'zod';
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
import { checksDto } from './checksDto.ts';
import { memberListDto, replaceMembersInput } from './memberDto.ts';
import { searchPageDto, searchQuery } from './searchDto.ts';
import { createTemplateInput, templateDto, templateListQuery, templatePageDto } from './templateDto.ts';
import { createScaleInput, scaleChangeDto, scaleChangeQuery, scaleDto, scaleListDto } from './scaleDto.ts';
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

/** A schema under the name it has in the OpenAPI document. */
export type Named<S extends z.ZodType = z.ZodType> = { readonly name: string; readonly schema: S };

/** One method of one path of the API: what it takes and what it answers when all is well. */
export type Operation = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, with `{id}` for ids. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: Named;
  readonly status: 200 | 201 | 204;
  /** Left out with 204. */
  readonly answer?: Named;
  /** Media types of the answer where it is not JSON, or not only. */
  readonly mediaTypes?: readonly string[];
};

const named = <S extends z.ZodType>(name: string, schema: S): Named<S> => ({ name, schema });
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
    status: 200,
    answer: named('Draft', contentJsonDto),
    mediaTypes: ['application/json', 'text/markdown', 'text/html', 'text/plain'],
  },
  search: {
    method: 'get',
    path: '/search',
    summary: 'Full text over what the caller may read: blocks that match, by assessment, best first.',
    query: searchQuery,
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
    status: 200,
    answer: named('Checks', checksDto),
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
    status: 200,
    answer: named('AuditVerification', auditVerificationDto),
  },
} as const satisfies Record<string, Operation>;
