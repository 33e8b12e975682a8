import { readJudgmentHistory } from '@/lib/commands/readJudgmentHistory.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const GET = handle(operations.readJudgmentHistory, ({ ports, actor, query }) =>
  readJudgmentHistory(ports, actor, query),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/judgments/history');
