import type { Credentials } from './identify.ts';

/** What a request brings to prove who it is from. A Bearer header without a token counts as a bad token. */
export function credentialsOf(headers: Pick<Headers, 'get'>): Credentials {
  const match = /^bearer(?:[ \t]+(.*))?$/i.exec(headers.get('authorization')?.trim() ?? '');
  return { cookieHeader: headers.get('cookie'), bearer: match === null ? null : (match[1] ?? '') };
}
