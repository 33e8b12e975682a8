/** What an address under `/r` asks for. */
export type ReaderRequest =
  | { readonly kind: 'page'; readonly slug: string; readonly wanted: number | 'latest' }
  | { readonly kind: 'state'; readonly slug: string; readonly wanted: number }
  | { readonly kind: 'export'; readonly slug: string; readonly wanted: number; readonly format: ExportFormat }
  | { readonly kind: 'image'; readonly slug: string; readonly wanted: number; readonly sha256: string }
  | { readonly kind: 'diff'; readonly slug: string; readonly from: number; readonly to: number }
  | { readonly kind: 'choose'; readonly slug: string; readonly from: number | null; readonly to: number | null };

export const exportFormats = ['pdf', 'docx', 'md', 'json', 'stix.json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Reads an address; null for whatever is none. Numbers are written in one way only, so that a thing has one address. */
export function readerPath(url: string): ReaderRequest | null {
  const [path = '', query = ''] = url.split('?', 2);
  const [empty, r, slug = '', what, ...rest] = path.split('/').map(decoded);
  if (empty !== '' || r !== 'r' || slug === '') return null;
  if (what === undefined || (what === '' && rest.length === 0)) return { kind: 'page', slug, wanted: 'latest' };
  if (what === 'diff') return diffPath(slug, rest, new URLSearchParams(query));
  const [first, ...more] = rest;
  const wanted = numberOf(first);
  return what === 'v' && wanted !== null ? versionPath(slug, wanted, more) : null;
}

function versionPath(slug: string, wanted: number, rest: readonly string[]): ReaderRequest | null {
  const [part, sha256, ...others] = rest;
  if (part === undefined) return { kind: 'page', slug, wanted };
  if (part === 'images' && sha256 !== undefined && others.length === 0) {
    return /^[0-9a-f]{64}$/u.test(sha256) ? { kind: 'image', slug, wanted, sha256 } : null;
  }
  if (sha256 !== undefined) return null;
  if (part === 'state.json') return { kind: 'state', slug, wanted };
  const format = exportFormats.find((each) => part === `export.${each}`);
  return format === undefined ? null : { kind: 'export', slug, wanted, format };
}

function diffPath(slug: string, rest: readonly string[], query: URLSearchParams): ReaderRequest | null {
  const [a, b, ...others] = rest;
  if (a === undefined) {
    return { kind: 'choose', slug, from: numberOf(query.get('from')), to: numberOf(query.get('to')) };
  }
  const [from, to] = [numberOf(a), numberOf(b)];
  return from === null || to === null || others.length > 0 ? null : { kind: 'diff', slug, from, to };
}

function numberOf(text: string | null | undefined): number | null {
  return typeof text === 'string' && /^[1-9]\d{0,8}$/u.test(text) ? Number(text) : null;
}

/** The door has refused what cannot be decoded. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
