/** `next` if it is a path on this server, else `/`. Addresses of other servers, also as `//host` or with a backslash, are refused. */
export function localPath(next: string | null | undefined): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/';
  try {
    const base = 'http://local.invalid';
    const url = new URL(next, base);
    if (url.origin !== base) return '/';
    const path = `${url.pathname}${url.search}${url.hash}`;
    return path.startsWith('//') || path.startsWith('/signin') ? '/' : path;
  } catch {
    return '/';
  }
}
