import { createTemplate } from '@/lib/commands/createTemplate.ts';
import { listTemplates } from '@/lib/commands/listTemplates.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../handle.ts';
import { otherMethods } from '../otherMethods.ts';

export const GET = handle(operations.listTemplates, ({ ports, actor, query }) => listTemplates(ports, actor, query));
export const POST = handle(operations.createTemplate, ({ ports, actor, body }) => createTemplate(ports, actor, body));
export const { PUT, PATCH, DELETE } = otherMethods('/templates');
