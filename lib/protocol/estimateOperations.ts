import { giveEstimateInput, pollDto, pollInput, pollListQuery, pollPageDto } from './estimatesDto.ts';

const poll = { name: 'EstimatePoll', schema: pollDto } as const;
const ofBlock = { name: 'EstimatedBlock', schema: pollInput } as const;
const path = '/assessments/{id}/estimates';

/** Blind estimates; part of `operations`. */
export const estimateOperations = {
  listEstimates: {
    method: 'get',
    path,
    summary:
      'Polls of point estimates, newest first; `blockId` for one judgment or alternative. Nobody else’s number before the reveal. Owners, editors and reviewers.',
    query: pollListQuery,
    status: 200,
    answer: { name: 'EstimatePollPage', schema: pollPageDto },
  },
  giveEstimate: {
    method: 'put',
    path,
    summary:
      'Gives or changes the caller’s own number, hidden from all others until the reveal. 409 after it. Owners, editors and reviewers.',
    body: { name: 'GiveEstimate', schema: giveEstimateInput },
    status: 200,
    answer: poll,
  },
  takeEstimateBack: {
    method: 'delete',
    path,
    summary: 'Takes the caller’s own number back, before the reveal.',
    body: ofBlock,
    status: 200,
    answer: poll,
  },
  revealEstimates: {
    method: 'post',
    path: `${path}/reveal`,
    summary: 'Shows everybody’s number to everybody; needs two at least, and cannot be undone. Owners only.',
    body: ofBlock,
    status: 200,
    answer: poll,
  },
  askForEstimates: {
    method: 'post',
    path: `${path}/polls`,
    summary: 'Asks again, after a reveal. The first asking needs no opening. Owners only.',
    body: ofBlock,
    status: 201,
    answer: poll,
  },
} as const;
