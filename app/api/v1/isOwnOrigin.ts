import type { PublicSettings } from '@/lib/commands/runtime.ts';

/** Whether a request comes from the product's own pages, or from no page at all: scripts send no Origin, browsers do. */
export function isOwnOrigin(request: Request, settings: Pick<PublicSettings, 'origins'>): boolean {
  const origin = request.headers.get('origin');
  return origin === null || settings.origins.includes(origin);
}
