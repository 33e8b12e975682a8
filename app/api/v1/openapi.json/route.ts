import { runtime } from '@/lib/commands/runtime.ts';
import { openapi } from '@/lib/protocol/openapi.ts';

export function GET(): Response {
  const { origin, version } = runtime().settings;
  return Response.json(openapi(origin, version), { headers: { 'Cache-Control': 'no-cache' } });
}
