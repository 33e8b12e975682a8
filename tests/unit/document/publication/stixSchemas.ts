import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';

/** A folder of JSON Schemas of STIX 2.1 as OASIS publishes them (`common`, `sdos`, `sros` in it); null: none was named. */
export const stixSchemasFolder = process.env['STIX_SCHEMAS'] ?? null;
if (stixSchemasFolder === null) {
  process.stderr.write(
    'SKIPPED: STIX_SCHEMAS names no folder, so STIX was held to our own rules and not to OASIS’s schemas\n',
  );
}

type StixObject = { readonly type: string; readonly id: string };

/** RFC 3986 as far as a pattern goes: a scheme, then ASCII with what is reserved escaped. */
const uri = /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#@!$&'()*+,;=[\]]|%[0-9a-f]{2})*$/iu;

/** What the schemas of a folder find at fault in a bundle: each object by the schema of its type, and the bundle by its own. */
export function stixSchemaFaults(folder: string): (bundle: unknown) => readonly string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, unicodeRegExp: false });
  ajv.addFormat('uri', uri);
  const ids = new Map<string, string>();
  for (const path of jsonFilesIn(folder)) {
    // Files name themselves and each other by web addresses, and drafts of JSON Schema that nobody knows: only paths count here.
    const text = readFileSync(path, 'utf8').replaceAll(/https?:\/\/[^"#]*?\/schemas\//gu, 'stix:/');
    const id = `stix:/${relative(folder, path).replaceAll('\\', '/')}`;
    const { $schema: _, id: _old, ...schema } = JSON.parse(text) as Record<string, unknown>;
    ajv.addSchema({ ...schema, $id: id });
    const [, type] = /\/(?:common|sdos|sros)\/([a-z-]+)\.json$/u.exec(id) ?? [];
    if (type !== undefined) ids.set(type, id);
  }
  const validatorOf = (type: string): ValidateFunction | undefined => ajv.getSchema(ids.get(type) ?? '');
  const faultsOf = (value: unknown, type: string, name: string): readonly string[] => {
    const isValid = validatorOf(type);
    if (isValid === undefined) return [`${name}: there is no schema of ${type}`];
    return isValid(value) === true ? [] : [`${name}: ${ajv.errorsText(isValid.errors)}`];
  };
  return (bundle) => {
    const { objects } = (bundle ?? {}) as { objects?: readonly StixObject[] };
    const each = Array.isArray(objects)
      ? (objects as readonly (StixObject | null)[]).flatMap((object) =>
          faultsOf(object, `${object?.type}`, `${object?.id}`),
        )
      : [];
    return [...each, ...faultsOf(bundle, 'bundle', 'the bundle')];
  };
}

function jsonFilesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map((name) => join(folder, name))
    .toSorted();
}
