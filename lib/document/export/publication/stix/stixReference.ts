/** What a source says of itself, as far as a reference can name it. */
type Named = {
  readonly sourceName: string;
  readonly description: string;
  readonly url: string | null;
  readonly identifier: string | null;
};

/**
 * An external reference. The standard keeps the catalogues CVE and CAPEC for themselves: their identifiers stand under the
 * catalogue's name and no other, and no other source may have a name that the schema takes for one of them. An address stands
 * as RFC 3986 writes it; what cannot be written so is told in the description.
 */
export function stixReference({ sourceName, description, url, identifier }: Named): Readonly<Record<string, string>> {
  const catalogue = catalogues.find(({ whole }) => identifier !== null && whole.test(identifier))?.name ?? null;
  const isIdentifier = identifier !== null && (catalogue !== null || !looksCatalogued.test(identifier));
  const address = url === null ? null : asciiAddress(url);
  const told = [
    ...(catalogue === null ? [] : [sourceName]),
    ...(description === '' ? [] : [description]),
    ...(identifier !== null && !isIdentifier ? [identifier] : []),
    ...(url !== null && address === null ? [url] : []),
  ];
  return {
    source_name: catalogue ?? (/^cve|capec$/u.test(sourceName) ? `Source ${sourceName}.` : sourceName),
    ...(told.length > 0 && { description: told.join('. ') }),
    ...(address !== null && { url: address }),
    ...(identifier !== null && isIdentifier && { external_id: identifier }),
  };
}

const catalogues = [
  { name: 'cve', whole: /^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})$/u },
  { name: 'capec', whole: /^CAPEC-\d+$/u },
] as const;
/** What the schema refuses under any other name, loosely as it does. */
const looksCatalogued = /^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})|CAPEC-\d+$/u;

function asciiAddress(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { href, origin, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return null;
  const [front = '', ...rest] = href.slice(origin.length).split('#');
  const clean = (part: string): string =>
    part.replace(/%(?![0-9A-Fa-f]{2})/gu, '%25').replace(/[^\w\-.~:/?@!$&'()*+,;=%]/gu, encodeURIComponent);
  return `${origin}${clean(front)}${rest.length === 0 ? '' : `#${clean(rest.join('%23'))}`}`;
}
