import type { BlockChange } from '../domain/review/staleBlocks.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { DiffDto } from '../protocol/versionDto.ts';
import { compareContents } from './compareContents.ts';
import { unavailable, type CommandError } from './commandError.ts';
import type { AssessmentRecord, CommandPorts, FrozenDraft } from './ports.ts';

/** A changed block, and what it is called: its number, or its first words. */
export type NamedChange = BlockChange & { readonly name: string };

/** What changed from a frozen content of an assessment to its draft; each content is compared once. */
export function changesToDraft(
  ports: CommandPorts,
  assessment: AssessmentRecord,
  draft: FrozenDraft,
): (sha256: string) => Promise<Result<readonly NamedChange[], CommandError>> {
  const known = new Map<string, Promise<Result<readonly NamedChange[], CommandError>>>();
  return (sha256) => {
    const changes = known.get(sha256) ?? compared(ports, assessment, sha256, draft);
    known.set(sha256, changes);
    return changes;
  };
}

async function compared(
  ports: CommandPorts,
  assessment: AssessmentRecord,
  sha256: string,
  draft: FrozenDraft,
): Promise<Result<readonly NamedChange[], CommandError>> {
  if (sha256 === draft.sha256) return ok([]);
  const packed = await ports.database.read.contents.packed(assessment.id, sha256);
  if (packed === null) return err(unavailable('The pinned text could not be read.'));
  const diff = await compareContents(ports, assessment, { sha256, packed }, draft);
  return diff.ok ? ok(blockChanges(diff.value)) : diff;
}

/** The changed blocks of a paper, one for each block of a section or the root, with all that changed in it. */
export function blockChanges({ blocks }: DiffDto): readonly NamedChange[] {
  const groups = new Map<string, DiffDto['blocks'][number][]>();
  for (const block of blocks) {
    if (block.change === 'unchanged') continue;
    const group = groups.get(block.owner);
    if (group === undefined) groups.set(block.owner, [block]);
    else group.push(block);
  }
  const owners = new Map(blocks.map((block) => [block.blockId, block]));
  return [...groups].map(([owner, parts]) => {
    const own = parts.find(({ blockId }) => blockId === owner);
    const isMovedOnly = parts.every(({ change }) => change === 'moved');
    const whole = own?.change === 'added' || own?.change === 'removed' ? own.change : null;
    return {
      blockId: owner,
      change: whole ?? (isMovedOnly ? 'moved' : 'edited'),
      fields: parts.flatMap(({ fields }) => fields.map(({ field }) => field)),
      kind: owners.get(owner)?.type ?? null,
      section: parts[0]?.section ?? null,
      name: nameOf(owners.get(owner), parts),
    };
  });
}

/** Longest name made of a block's first words, UTF-16 units. */
const maxName = 40;

function nameOf(own: DiffDto['blocks'][number] | undefined, parts: readonly DiffDto['blocks'][number][]): string {
  if (own !== undefined && own.label !== '') return own.label;
  if (own?.type === 'title') return 'the title';
  const words = [...(own === undefined ? [] : [own]), ...parts]
    .flatMap((part) => part.words)
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
  if (words === '') return 'a block without words';
  return `“${words.length > maxName ? `${words.slice(0, maxName - 2).trimEnd()}…` : words}”`;
}
