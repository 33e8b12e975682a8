import type { DocJson, NodeJson } from './docJson.ts';

/** The SHA-256 (hex) of the pictures that stand in a draft, each once, in reading order. */
export function picturesIn(doc: DocJson): ReadonlySet<string> {
  const hashes = new Set<string>();
  const visit = ({ attrs, content }: NodeJson): void => {
    if (typeof attrs?.image === 'string') hashes.add(attrs.image);
    content?.forEach(visit);
  };
  doc.content.forEach(visit);
  return hashes;
}
