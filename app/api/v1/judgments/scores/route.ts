import { readLedgerScores } from '@/lib/commands/readLedgerScores.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const GET = handle(operations.readLedgerScores, ({ ports, actor, query }) =>
  readLedgerScores(ports, actor, query),
);
export const { POST, PUT, PATCH, DELETE } = otherMethods('/judgments/scores');
