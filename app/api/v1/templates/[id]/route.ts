import { removeTemplate } from '@/lib/commands/removeTemplate.ts';
import { operations } from '@/lib/protocol/operations.ts';
import { handle } from '../../handle.ts';
import { otherMethods } from '../../otherMethods.ts';

export const DELETE = handle(operations.removeTemplate, ({ ports, actor, id }) => removeTemplate(ports, actor, { id }));
export const { GET, POST, PUT, PATCH } = otherMethods('/templates/{id}');
