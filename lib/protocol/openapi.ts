import { z } from 'zod';
import { errorDto } from './errorDto.ts';
import type { Named, Operation } from './operation.ts';
import { operations } from './operations.ts';

type Json = { readonly [key: string]: unknown };

/** The OpenAPI 3.1 document of `/api/v1`, made from the schemas that the route handlers parse by. */
export function openapi(origin: string, version: string): Json {
  const all: readonly Operation[] = Object.values(operations);
  const paths: Record<string, Record<string, Json>> = {};
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(id, operation) };
  }
  paths['/openapi.json'] = {
    get: {
      operationId: 'openapi',
      summary: 'This document.',
      security: [],
      responses: { 200: { description: 'OK', content: { 'application/json': { schema: { type: 'object' } } } } },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Yardstick', version, description: 'Co-authoring, review and publication of assessments.' },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ session: [] }, { token: [] }],
    paths,
    components: {
      securitySchemes: {
        // Browsers take a name with this prefix over https only.
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: `${origin.startsWith('https:') ? '__Secure-' : ''}next-auth.session-token`,
        },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: {
        ...schemasOf(all.map((operation) => operation.body).filter(isNamed), 'input'),
        ...schemasOf([...all.map((operation) => operation.answer).filter(isNamed), error], 'output'),
      },
    },
  };
}

const error: Named = { name: 'Error', schema: errorDto };
const isNamed = (named: Named | undefined): named is Named => named !== undefined;
const binary: Json = { schema: { type: 'string', format: 'binary' } };
const reference = (named: Named): Json => ({ $ref: `#/components/schemas/${named.name}` });

/** The schemas by name; where one holds another it refers to it. */
function schemasOf(named: readonly Named[], io: 'input' | 'output'): Json {
  const registry = z.registry<{ id?: string }>();
  for (const { name, schema } of new Map(named.map((one) => [one.name, one])).values())
    registry.add(schema, { id: name });
  const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutIdentity(schema)]));
}

function withoutIdentity(schema: object): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));
}

function operationOf(id: string, operation: Operation): Json {
  const { body, bodyMediaTypes = [], answer, mediaTypes = ['application/json'], status, summary } = operation;
  const parameters = [...pathParameters(operation.path), ...queryParameters(operation.query)];
  const schemaFor = (mediaType: string): Json =>
    answer !== undefined && mediaType.endsWith('json') ? reference(answer) : { type: 'string' };
  const ok = {
    description: status === 201 ? 'Created' : status === 204 ? 'Done' : 'OK',
    ...(answer === undefined
      ? {}
      : { content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: schemaFor(type) }])) }),
  };
  return {
    operationId: id,
    summary,
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(bodyMediaTypes.length === 0
      ? {}
      : { requestBody: { required: true, content: Object.fromEntries(bodyMediaTypes.map((type) => [type, binary])) } }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: operation.isBodyOptional !== true,
            content: { 'application/json': { schema: reference(body) } },
          },
        }),
    responses: {
      [status]: ok,
      default: {
        description: 'An error; `error.kind` says which.',
        content: { 'application/json': { schema: reference(error) } },
      },
    },
  };
}

function pathParameters(path: string): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: pathSchema(path, name),
  }));
}

/** Scales go by readable ids, versions by their numbers, everything else by UUIDs. */
function pathSchema(path: string, name: string | undefined): Json {
  if (name === 'n') return { type: 'integer', minimum: 1 };
  if (name === 'to') return { type: 'string', pattern: '^(draft|[1-9][0-9]*)$' };
  return path.startsWith('/scales/') ? { type: 'string' } : { type: 'string', format: 'uuid' };
}

function queryParameters(query: z.ZodObject | undefined): readonly Json[] {
  if (query === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(query, { io: 'input' });
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
