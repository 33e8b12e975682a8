import {
  askOutcomeInput,
  judgmentHistoryQuery,
  ledgerEntryDto,
  ledgerExportQuery,
  ledgerListDto,
  ledgerPageDto,
  ledgerQuery,
  ledgerScoresDto,
  resolutionInput,
  resolversDto,
  scoresQuery,
} from './ledgerDto.ts';
import { named } from './operation.ts';

/** The ledger of judgments; part of `operations`. */
export const ledgerOperations = {
  listJudgments: {
    method: 'get',
    path: '/judgments',
    summary:
      'The forecasts of publications that one may see, by horizon: of a judgment the newest statement that stands, and all that are settled.',
    query: ledgerQuery,
    status: 200,
    answer: named('LedgerPage', ledgerPageDto),
  },
  readLedgerScores: {
    method: 'get',
    path: '/judgments/scores',
    summary:
      'How stated likelihoods compare with what came: a point for each term, and the Brier score against the base rate, which needs 30 settled judgments.',
    query: scoresQuery,
    status: 200,
    answer: named('LedgerScores', ledgerScoresDto),
  },
  exportLedger: {
    method: 'get',
    path: '/judgments/export',
    summary: 'The judgments under a filter as one file, at most 10,000; 413 where there are more.',
    query: ledgerExportQuery,
    isCostly: true,
    status: 200,
    answer: named('LedgerList', ledgerListDto),
    mediaTypes: ['application/json', 'text/csv'],
  },
  readJudgmentHistory: {
    method: 'get',
    path: '/judgments/history',
    summary: 'What the published versions that one may see said of one judgment, newest first, at most 100.',
    query: judgmentHistoryQuery,
    status: 200,
    answer: named('LedgerList', ledgerListDto),
  },
  listResolvers: {
    method: 'get',
    path: '/judgments/{id}/ask',
    summary: 'Who may be asked to record the outcome of a judgment: members with the right, none of its authors.',
    status: 200,
    answer: named('Resolvers', resolversDto),
  },
  askOutcome: {
    method: 'post',
    path: '/judgments/{id}/ask',
    summary:
      'Asks a member to record the outcome of a judgment; they are told once, however often it is asked. Owners, editors and reviewers.',
    body: named('AskOutcome', askOutcomeInput),
    status: 200,
    answer: named('LedgerEntry', ledgerEntryDto),
  },
  resolveJudgment: {
    method: 'post',
    path: '/judgments/{id}/resolution',
    summary:
      'Records how a forecast turned out, once. Owners, editors and reviewers of its assessment; 403 for its authors.',
    body: named('Resolution', resolutionInput),
    status: 200,
    answer: named('LedgerEntry', ledgerEntryDto),
  },
} as const;
