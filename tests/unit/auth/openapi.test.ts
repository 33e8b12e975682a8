import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openapi } from '../../../lib/protocol/openapi.ts';

const root = join(import.meta.dirname, '../../../app/api/v1');
const document = openapi('http://127.0.0.1:3000', '1.2.3') as {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: object }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
};

/** `get /users/{id}` and so on, from the route files themselves. */
function routesInFiles(): readonly string[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('route.ts'));
  return files
    .filter((file) => !file.startsWith('[[...rest]]'))
    .flatMap((file) => {
      const path = `/${file.replace(/\/?route\.ts$/, '').replaceAll(/\[(\w+)\]/g, '{$1}')}`;
      const methods = readFileSync(join(root, file), 'utf8').matchAll(/^export (?:const|function) ([A-Z]+)\b/gm);
      return [...methods].map(([, method]) => `${method?.toLowerCase()} ${path}`);
    });
}

test('the document holds exactly the routes that exist', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  const existing = routesInFiles();
  expect(existing.length).toBeGreaterThan(15);
  expect(described.toSorted()).toEqual(existing.toSorted());
});

test('every reference leads to a schema, and the schemas say what is accepted', () => {
  expect(document.openapi).toBe('3.1.0');
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? '');
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) expect(document.components.schemas).toHaveProperty(name);
  expect(text).not.toContain('__shared');
  expect(document.components.schemas['CreateUser']).toMatchObject({
    type: 'object',
    required: ['email', 'name'],
    properties: { role: { enum: ['admin', 'member'] }, password: { minLength: 12 } },
    additionalProperties: false,
  });
  expect(document.components.schemas['Error']).toMatchObject({ properties: { error: { type: 'object' } } });
});

test('the session’s cookie is named as it is set', () => {
  for (const [origin, name] of [
    ['http://127.0.0.1:3000', 'next-auth.session-token'],
    ['https://assess.example.org', '__Secure-next-auth.session-token'],
  ] as const) {
    expect(openapi(origin, '1.2.3')).toMatchObject({ components: { securitySchemes: { session: { name } } } });
  }
});
