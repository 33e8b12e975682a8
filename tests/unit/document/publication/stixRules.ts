import { z } from 'zod';

/** An object of a bundle. */
export type StixObject = Readonly<Record<string, unknown>> & { readonly type: string; readonly id: string };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}';
const idOf = (...types: readonly string[]) => z.string().regex(new RegExp(`^(?:${types.join('|')})--${uuid}$`, 'u'));
const anyId = idOf('[a-z][a-z0-9-]+[a-z0-9]');
/** An end of a relationship: never another one, nor what only holds or marks objects. */
const endId = anyId.regex(/^(?!relationship|sighting|bundle|marking-definition|language-content)/u);
const second = String.raw`\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)`;
const time = z.string().regex(new RegExp(`^${second}(?:\\.\\d{1,6})?Z$`, 'u'));
/** Of `created` and `modified`: to the millisecond, neither less nor more. */
const moment = z.string().regex(new RegExp(`^${second}\\.\\d{3}Z$`, 'u'));
const text = z.string().min(1);
/** RFC 3986: ASCII, what is reserved escaped. */
const uri = z.string().regex(/^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#@!$&'()*+,;=[\]]|%[0-9A-Fa-f]{2})*$/iu);
const list = <T extends z.ZodType>(item: T) => z.array(item).min(1);

const reference = z
  .strictObject({
    source_name: text,
    description: text.optional(),
    url: uri.optional(),
    external_id: text.optional(),
    hashes: z.strictObject({ 'SHA-256': z.string().regex(/^[0-9a-fA-F]{64}$/u) }).optional(),
  })
  .refine(({ description, url, external_id: id }) => [description, url, id].some((part) => part !== undefined))
  // The two catalogues that the standard's own schema knows by name: exactly one reading of a reference may fit.
  .refine(({ source_name: name, external_id: id = '' }) => {
    if (name === 'cve') return /^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})$/u.test(id);
    if (name === 'capec') return /^CAPEC-\d+$/u.test(id);
    return !/^cve|capec$/u.test(name) && !/^CVE-\d{4}-(?:0\d{3}|[1-9]\d{3,})|CAPEC-\d+$/u.test(id);
  });
/** What any property may hold, as deep as it goes: never nothing, never an empty list. */
const anyValue: z.ZodType = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.array(anyValue).min(1), z.record(z.string(), anyValue)]),
);
const extensions = z
  .record(
    idOf('extension-definition'),
    z
      .object({ extension_type: z.literal('property-extension') })
      .catchall(anyValue)
      // Names of properties (STIX 2.1, 3.1): lower case, three letters or more.
      .refine((properties) => Object.keys(properties).every((name) => /^[a-z][a-z0-9_]{2,249}$/u.test(name))),
  )
  .refine((given) => Object.keys(given).length > 0);

/** What every object has (STIX 2.1, 3.2), of the properties that are used here. */
const common = {
  spec_version: z.literal('2.1'),
  created: moment,
  modified: moment,
  created_by_ref: idOf('identity').optional(),
  revoked: z.boolean().optional(),
  labels: list(text).optional(),
  confidence: z.number().int().min(0).max(100).optional(),
  external_references: list(reference).optional(),
  object_marking_refs: list(idOf('marking-definition')).optional(),
  extensions: extensions.optional(),
};
const object = <S extends z.ZodRawShape>(type: string, shape: S) =>
  z.strictObject({ ...common, type: z.literal(type), id: idOf(type), ...shape });

/** The objects of the standard that are used here, with what it requires and allows of them; nothing else may stand in them. */
const kinds: Readonly<Record<string, z.ZodType>> = {
  identity: object('identity', {
    name: text,
    identity_class: z.enum(['individual', 'group', 'system', 'organization']),
  }),
  report: object('report', { name: text, description: text.optional(), published: time, object_refs: list(anyId) }),
  note: object('note', {
    abstract: text.optional(),
    content: text,
    authors: list(text).optional(),
    object_refs: list(anyId),
  }),
  opinion: object('opinion', {
    explanation: text.optional(),
    authors: list(text).optional(),
    opinion: z.enum(['strongly-disagree', 'disagree', 'neutral', 'agree', 'strongly-agree']),
    object_refs: list(anyId),
  }),
  relationship: object('relationship', {
    relationship_type: z.string().regex(/^[a-z0-9-]+$/u),
    source_ref: endId,
    target_ref: endId,
  }),
  'extension-definition': object('extension-definition', {
    created_by_ref: idOf('identity'),
    name: text,
    description: text.optional(),
    schema: text,
    version: z.string().regex(/^\d+\.\d+\.\d+$/u),
    extension_types: list(
      z.enum(['new-sdo', 'new-sco', 'new-sro', 'property-extension', 'toplevel-property-extension']),
    ),
  }),
  // A marking has no later version, and so no `modified`.
  'marking-definition': z
    .strictObject({
      type: z.literal('marking-definition'),
      spec_version: z.literal('2.1'),
      id: idOf('marking-definition'),
      created: time,
      name: text.optional(),
      definition_type: z.literal('statement').optional(),
      definition: z.strictObject({ statement: text }).optional(),
      extensions: extensions.optional(),
    })
    .refine(({ definition, extensions: own }) => (definition === undefined) !== (own === undefined))
    .refine(({ definition, definition_type: type }) => (definition === undefined) === (type === undefined)),
};

const bundle = z.strictObject({
  type: z.literal('bundle'),
  id: idOf('bundle'),
  objects: list(z.looseObject({ type: text, id: anyId })),
});

/** Extensions that everybody knows and no bundle needs to define: TLP 2.0. */
const known = new Set(['extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d']);
/** What may be named and stand in another bundle: the report of the version before. */
const outside = new Set(['target_ref']);

/** Where a bundle leaves the rules of STIX 2.1, in words; written from the standard, for the objects that are used here. */
export function stixFaults(value: unknown): readonly string[] {
  const parsed = bundle.safeParse(value);
  if (!parsed.success) return [z.prettifyError(parsed.error)];
  const faults: string[] = [];
  const { objects } = parsed.data;
  const ids = new Set(objects.map(({ id }) => id));
  if (ids.size !== objects.length) faults.push('an id is given twice');
  for (const each of objects) {
    const kind = kinds[each.type];
    const checked = kind?.safeParse(each);
    if (checked === undefined) faults.push(`unexpected type ${each.type}`);
    else if (!checked.success) faults.push(`${each.id}: ${z.prettifyError(checked.error)}`);
    const { created, modified } = each as { created?: string; modified?: string };
    if (created !== undefined && modified !== undefined && modified < created)
      faults.push(`${each.id}: modified before created`);
    for (const [name, named] of Object.entries(each)) {
      if (!/_refs?$/u.test(name) || outside.has(name)) continue;
      for (const id of [named].flat()) if (!ids.has(String(id))) faults.push(`${each.id}: ${name} names ${String(id)}`);
    }
    for (const id of Object.keys((each['extensions'] as object | undefined) ?? {})) {
      if (!ids.has(id) && !known.has(id)) faults.push(`${each.id}: the extension ${id} is not defined`);
    }
  }
  return faults;
}
