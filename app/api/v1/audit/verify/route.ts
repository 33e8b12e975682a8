import { verifyAudit } from '@/lib/commands/verifyAudit.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';

export const GET = handle(operations.verifyAudit, ({ ports, actor }) => verifyAudit(ports, actor));
