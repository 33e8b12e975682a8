import { runtime } from '@/lib/commands/runtime.ts';
import { openapi } from '@/lib/protocol/openapi.ts';
import { otherMethods } from '../otherMethods.ts';

export function GET(): Response {
  const { origin, version } = runtime().settings;
  return Response.json(openapi(origin, version), { headers: { 'Cache-Control': 'no-cache' } });
}
export const { POST, PUT, PATCH, DELETE } = otherMethods('/openapi.json');
