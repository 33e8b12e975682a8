import { named, type Operation } from './operation.ts';
import { statusDto } from './statusDto.ts';

/** What the server tells of itself. */
export const statusOperations = {
  readStatus: {
    method: 'get',
    path: '/status',
    summary: 'How the server is doing, in counts and times. Administrators only.',
    status: 200,
    answer: named('Status', statusDto),
  },
} as const satisfies Record<string, Operation>;
