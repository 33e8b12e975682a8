import type { FieldValue, StoredLink, Unit } from './unitsOf.ts';

/**
 * A field that changed, with what is stored. A link is a field named by its kind (`supports`, `cites`), whose values are ids of
 * the block it names; the place in it is the field `locator`, and `target` and `kind` say of which link. Another kind of block is the
 * field `blockType`.
 */
export type FieldChange = {
  readonly field: string;
  readonly from: FieldValue;
  readonly to: FieldValue;
  readonly target?: string | undefined;
  readonly kind?: string | undefined;
};

/** What changed of a block's fields and links from one version to another; null: it is not in that version. */
export function fieldChanges(before: Unit | null, after: Unit | null): readonly FieldChange[] {
  const [from, to] = [before?.fields ?? {}, after?.fields ?? {}];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  const changed = names.flatMap((field): readonly FieldChange[] => {
    const [was, is] = [from[field] ?? null, to[field] ?? null];
    return was === is ? [] : [{ field, from: was, to: is }];
  });
  const type = before !== null && after !== null && before.type !== after.type;
  return [
    ...(type ? [{ field: 'blockType', from: before.type, to: after.type }] : []),
    ...changed,
    ...linkChanges(before?.links ?? [], after?.links ?? []),
  ];
}

function linkChanges(before: readonly StoredLink[], after: readonly StoredLink[]): readonly FieldChange[] {
  const keyOf = ({ kind, target }: StoredLink): string => `${kind} ${target}`;
  const [was, is] = [
    new Map(before.map((link) => [keyOf(link), link])),
    new Map(after.map((link) => [keyOf(link), link])),
  ];
  const gone = [...was.values()].filter((link) => !is.has(keyOf(link)));
  const come = [...is.values()].filter((link) => !was.has(keyOf(link)));
  const located = [...is.values()].flatMap((link): readonly FieldChange[] => {
    const from = was.get(keyOf(link))?.locator ?? null;
    if (from === link.locator) return [];
    return [{ field: 'locator', from, to: link.locator, target: link.target, kind: link.kind }];
  });
  return [
    ...gone.map(({ kind, target }) => ({ field: kind, from: target, to: null })),
    ...come.map(({ kind, target }) => ({ field: kind, from: null, to: target })),
    ...located,
  ];
}
