/** The fields of an audit row that its hash covers. `at` in ISO 8601, UTC, milliseconds; `prevHash` in lower-case hex. */
export type AuditFields = {
  readonly seq: number;
  readonly at: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subject: string;
  readonly data: unknown;
  readonly prevHash: string;
};

/** A row as it is checked: what was hashed, and the hash that was stored. */
export type HashedAuditFields = AuditFields & { readonly hash: string };

/** SHA-256 of a text's UTF-8 bytes as lower-case hex; handed in, because the domain computes and never does I/O. */
export type Sha256Hex = (text: string) => string;

/** `prevHash` of the first row: there is none before it. */
export const firstPrevHash = '0'.repeat(64);

/**
 * JSON with the keys of every object sorted by code unit and no white space, so that equal values give equal bytes.
 * Keys whose value is undefined are left out, as JSON does.
 *
 * @throws TypeError where JSON cannot hold the value (functions, symbols, bigints, NaN, infinities): silently
 * writing null would make two different records hash alike.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (typeof value === 'object') {
    const fields = value as Readonly<Record<string, unknown>>;
    const parts = Object.keys(fields)
      .filter((key) => fields[key] !== undefined)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(fields[key])}`);
    return `{${parts.join(',')}}`;
  }
  throw new TypeError(`not representable in JSON: ${typeof value}`);
}

/** The hash of an audit row: over all its fields and the hash of the row before, so that no row can change alone. */
export function auditHash(fields: AuditFields, sha256Hex: Sha256Hex): string {
  const { seq, at, actorId, action, subject, data, prevHash } = fields;
  return sha256Hex(canonicalJson({ seq, at, actorId, action, subject, data, prevHash }));
}
