import { verifyAudit } from '@/lib/commands/verifyAudit.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const GET = handle(operations.verifyAudit, ({ ports, actor }) => verifyAudit(ports, actor));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/audit/verify');
