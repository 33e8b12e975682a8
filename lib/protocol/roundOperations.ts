import { pageQuery } from './fields.ts';
import { reviewRecordDto, reviewRecordQuery } from './reviewRecordDto.ts';
import {
  closeRoundInput,
  confirmInput,
  decideRoundInput,
  dissentDto,
  excuseInput,
  moveReviewInput,
  readChangesDto,
  readChangesInput,
  requestRoundInput,
  respondInput,
  reviewPolicyDto,
  reviewPolicyInput,
  roundDetailDto,
  roundDto,
  roundPageDto,
} from './roundsDto.ts';

const round = { name: 'Round', schema: roundDto } as const;
const policy = { name: 'ReviewPolicy', schema: reviewPolicyDto } as const;

/** Rounds of review and coordination; part of `operations`. */
export const roundOperations = {
  listRounds: {
    method: 'get',
    path: '/assessments/{id}/rounds',
    summary: 'Rounds of review and coordination, newest first. Owners, editors and reviewers.',
    query: pageQuery,
    status: 200,
    answer: { name: 'RoundPage', schema: roundPageDto },
  },
  readReviewRecord: {
    method: 'get',
    path: '/assessments/{id}/review-record',
    summary:
      'How it was reviewed: rounds with answers and dissents, comments, waivers, published versions, who and when, on which text. As JSON or PDF (503 where the server has no Chromium). What is hidden from the caller elsewhere is hidden here. Owners, editors and reviewers.',
    query: reviewRecordQuery,
    isCostly: true,
    status: 200,
    answer: { name: 'ReviewRecord', schema: reviewRecordDto },
    mediaTypes: ['application/json', 'application/pdf'],
  },
  requestRound: {
    method: 'post',
    path: '/assessments/{id}/rounds',
    summary:
      'Asks named members for their view of exactly this text, which is pinned. 409 draft-moved when the hash is not the draft’s. Ends the round before it of the same kind. Owners and editors.',
    body: { name: 'RequestRound', schema: requestRoundInput },
    status: 201,
    answer: round,
  },
  readRound: {
    method: 'get',
    path: '/rounds/{id}',
    summary: 'A round, the blocks of the draft that changed since, and the approvals that are stale by them.',
    status: 200,
    answer: { name: 'RoundDetail', schema: roundDetailDto },
  },
  decideRound: {
    method: 'post',
    path: '/rounds/{id}/decisions',
    summary:
      'The caller’s decision on the pinned text, once. 403 to approve one’s own work, 409 already-decided, 409 stale-approval on another hash.',
    body: { name: 'DecideRound', schema: decideRoundInput },
    status: 200,
    answer: round,
  },
  respondToRound: {
    method: 'post',
    path: '/rounds/{id}/responses',
    summary:
      'An organisation’s response in coordination, once. Not to concur takes a text and the judgments concerned.',
    body: { name: 'RespondToRound', schema: respondInput },
    status: 200,
    answer: round,
  },
  confirmApproval: {
    method: 'post',
    path: '/rounds/{id}/confirmations',
    summary:
      'Binds the caller’s own approval to the draft as it is now. 409 draft-moved when the hash is not the draft’s.',
    body: { name: 'ConfirmApproval', schema: confirmInput },
    status: 200,
    answer: round,
  },
  moveReview: {
    method: 'post',
    path: '/rounds/{id}/moves',
    summary:
      'Binds the caller’s review, which is still to be given, to the draft as it is now. 409 draft-moved when the hash is not the draft’s.',
    body: { name: 'MoveReview', schema: moveReviewInput },
    status: 200,
    answer: round,
  },
  readChanges: {
    method: 'patch',
    path: '/rounds/{id}/reads',
    summary: 'Keeps which changed blocks the caller, who sits in the round, has read; null takes the mark away.',
    body: { name: 'ReadChanges', schema: readChangesInput },
    status: 200,
    answer: { name: 'ReadChangesKept', schema: readChangesDto },
  },
  closeRound: {
    method: 'post',
    path: '/rounds/{id}/close',
    summary: 'Ends a round with a reason; its assessment goes back to a draft. Owners and editors.',
    body: { name: 'CloseRound', schema: closeRoundInput },
    status: 200,
    answer: round,
  },
  excuseReviewer: {
    method: 'post',
    path: '/rounds/{id}/excuses',
    summary: 'Lets a reviewer approve work of their own, with a reason that is kept. Administrators on the assessment.',
    body: { name: 'ExcuseReviewer', schema: excuseInput },
    status: 200,
    answer: round,
  },
  withdrawDissent: {
    method: 'post',
    path: '/dissents/{id}/withdraw',
    summary: 'Withdraws one’s own dissent. It stays on record.',
    status: 200,
    answer: { name: 'Dissent', schema: dissentDto },
  },
  readReviewPolicy: {
    method: 'get',
    path: '/review-policy',
    summary: 'The house’s rules of review: what makes approvals stale, and whether who contributed may approve.',
    status: 200,
    answer: policy,
  },
  changeReviewPolicy: {
    method: 'put',
    path: '/review-policy',
    summary: 'Changes the rules for rounds to come. Administrators only.',
    body: { name: 'ChangeReviewPolicy', schema: reviewPolicyInput },
    status: 200,
    answer: policy,
  },
} as const;
