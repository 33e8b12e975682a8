import { readStatus } from '@/lib/commands/readStatus.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { statusOperations } from '@/lib/protocol/statusOperations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(statusOperations.readStatus, ({ actor }) => readStatus(runtime().status, actor));
export const { POST, PUT, PATCH, DELETE } = otherMethods('/status');
