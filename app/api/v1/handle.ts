import type { z } from 'zod';
import { networkOf } from '@/lib/auth/networkOf.ts';
import { requestActor } from '@/lib/auth/requestActor.ts';
import { addressHeader } from '@/lib/auth/signInAttempt.ts';
import { forbidden, invalidInput, signInNeeded, tooMany, type CommandError } from '@/lib/commands/commandError.ts';
import type { CommandPorts } from '@/lib/commands/ports.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import type { Actor } from '@/lib/domain/policy.ts';
import { err, ok, type Result } from '@/lib/domain/result.ts';
import type { Operation } from '@/lib/protocol/operation.ts';
import { errorResponse, thrownResponse } from './errorResponse.ts';
import { isOwnOrigin } from './isOwnOrigin.ts';
import { readJson } from './readJson.ts';

type QueryOf<O extends Operation> = O extends { readonly query: infer S extends z.ZodObject } ? z.output<S> : null;
type BodyOf<O extends Operation> = O extends { readonly body: { readonly schema: infer S extends z.ZodType } }
  ? z.output<S>
  : null;
type AnswerOf<O extends Operation> = O extends { readonly answer: { readonly schema: infer S extends z.ZodType } }
  ? z.output<S>
  : null;

/** A call that was authenticated and parsed. `id` is the path's, empty where the path has none. */
export type Call<O extends Operation> = {
  readonly ports: CommandPorts;
  readonly actor: Actor;
  readonly id: string;
  /** All parts of the path that vary, as they came. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  readonly request: Request;
};

/** What Next hands over besides the request. For a path without `[id]` it gives undefined, whatever its types say. */
type Context = { readonly params: Promise<Record<string, string> | undefined> };
type Handler = (request: Request, context: Context) => Promise<Response>;

/** Answers an operation with what its one command gives back, as JSON. */
export function handle<O extends Operation>(
  operation: O,
  run: (call: Call<O>) => Promise<Result<AnswerOf<O>, CommandError>>,
): Handler {
  return handleWith(operation, run, (value) =>
    operation.status === 204
      ? new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
      : Response.json(value, { status: operation.status, headers: { 'Cache-Control': 'no-store' } }),
  );
}

/** As `handle`, for answers that are not JSON or need headers of their own. */
export function handleWith<O extends Operation, T>(
  operation: O,
  run: (call: Call<O>) => Promise<Result<T, CommandError>>,
  respond: (value: T, call: Call<O>) => Response,
): Handler {
  return async (request, context) => {
    try {
      const actor = await actorFor(operation, request);
      if (!actor.ok) return errorResponse(actor.error);
      const end = operation.isCostly === true ? await turnOf(actor.value, request) : ok(free);
      if (!end.ok) return errorResponse(end.error);
      try {
        const call = await callOf(operation, actor.value, request, context);
        if (!call.ok) return errorResponse(call.error);
        const result = await run(call.value);
        return result.ok ? respond(result.value, call.value) : errorResponse(result.error);
      } finally {
        end.value();
      }
    } catch (error) {
      return thrownResponse(error);
    }
  };
}

const free = (): void => undefined;

/** Authenticates first, so that nobody learns anything else unasked; counts the request; then looks at the Origin. */
async function actorFor(operation: Operation, request: Request): Promise<Result<Actor, CommandError>> {
  const { settings, bounds } = runtime();
  const proven = await requestActor(request);
  const address = networkOf(request.headers.get(addressHeader) ?? '');
  const waitSeconds = bounds.count(proven === null ? `address ${address}` : `account ${proven.actor.userId}`);
  if (waitSeconds !== null) return err(tooManyFor(waitSeconds, 'More requests than this server answers one caller.'));
  if (proven === null) return err(signInNeeded('Sign in, or send a valid token as "Authorization: Bearer ...".'));
  if (operation.method !== 'get' && proven.via === 'session' && !isOwnOrigin(request, settings)) {
    return err(forbidden('A change with a session cookie must come from this product’s own pages.'));
  }
  return ok(proven.actor);
}

/** Waits for one of the person's turns at costly work, with the body still unread; gives back what ends it. */
async function turnOf({ userId }: Actor, request: Request): Promise<Result<() => void, CommandError>> {
  const end = await runtime().bounds.begin(userId, request.signal);
  return end === null ? err(tooManyFor(5, 'Too much of yours is under way already.')) : ok(end);
}

const tooManyFor = (retryAfterSeconds: number, what: string): CommandError =>
  tooMany(`${what} Try again in ${retryAfterSeconds === 1 ? 'a second' : `${retryAfterSeconds} seconds`}.`, {
    retryAfterSeconds,
  });

/** Reads query and body. */
async function callOf<O extends Operation>(
  operation: O,
  actor: Actor,
  request: Request,
  context: Context,
): Promise<Result<Call<O>, CommandError>> {
  const { ports } = runtime();
  const query = parse(operation.query, queryIn(request), 'query');
  if (!query.ok) return query;
  const given =
    operation.body === undefined ? ok(null) : await readJson(request, operation.maxBodyBytes, operation.isBodyOptional);
  if (!given.ok) return given;
  const body = parse(operation.body?.schema, given.value, 'body');
  if (!body.ok) return body;
  const params = (await context.params) ?? {};
  const id = params['id'] ?? '';
  return ok({
    ports,
    actor,
    id: id.toLowerCase(),
    params,
    query: query.value as QueryOf<O>,
    body: body.value as BodyOf<O>,
    request,
  });
}

/** The query as an object; what is empty counts as left out. */
function queryIn(request: Request): Readonly<Record<string, string>> {
  return Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value !== ''));
}

function parse(schema: z.ZodType | undefined, value: unknown, where: 'query' | 'body'): Result<unknown, CommandError> {
  if (schema === undefined) return ok(null);
  const parsed = schema.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  const sentences = issues.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  return err(invalidInput(`The ${where} is not as expected. ${sentences.join(' ')}`, { issues }));
}
