import type { SourceFacts } from '../domain/sources/sourceRegister.ts';
import type { NodeJson } from './docJson.ts';
import { textOf } from './textOf.ts';

/** What a source's block says of it. `label` is its number; a block without an id has none to be named by, and gives null. */
export function sourceFactsOf(block: NodeJson, label: string): SourceFacts | null {
  const stated = (name: string): string | null => {
    const value = block.attrs?.[name];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const written = (part: string): string =>
    (block.content ?? [])
      .filter(({ type }) => type === part)
      .map((child) => textOf(child))
      .join(' ')
      .replace(/\s+/gu, ' ')
      .trim();
  const id = stated('id');
  if (block.type !== 'source' || id === null) return null;
  return {
    id,
    label,
    title: written('sourceTitle'),
    descriptor: written('descriptor'),
    record: stated('record'),
    originator: stated('originator'),
    identifier: stated('identifier'),
    type: stated('type'),
    published: stated('published'),
    informationFrom: stated('informationFrom'),
    informationTo: stated('informationTo'),
    accessed: stated('accessed'),
    url: stated('url'),
    archiveUrl: stated('archiveUrl'),
    sha256: stated('sha256'),
    reliability: stated('reliability'),
    accessBasis: stated('accessBasis'),
    independenceGroup: stated('independenceGroup'),
  };
}
