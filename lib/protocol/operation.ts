import type { z } from 'zod';

/** A schema under the name it has in the OpenAPI document. */
export type Named<S extends z.ZodType = z.ZodType> = { readonly name: string; readonly schema: S };

/** One method of one path of the API: what it takes and what it answers when all is well. */
export type Operation = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below `/api/v1`, with `{id}` for ids. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: Named;
  /** Whether it may be left out: then it counts as `{}`. */
  readonly isBodyOptional?: boolean;
  /** Largest body that is read, bytes, where it is not the usual 12 MiB. */
  readonly maxBodyBytes?: number;
  /** Media types of a body that is no JSON. */
  readonly bodyMediaTypes?: readonly string[];
  /** Whether it takes so much that one person may have only some of it under way at once; more waits, still more is 429. */
  readonly isCostly?: boolean;
  readonly status: 200 | 201 | 204;
  /** Left out with 204. */
  readonly answer?: Named;
  /** Media types of the answer where it is not JSON, or not only. */
  readonly mediaTypes?: readonly string[];
};

/** A schema with its name. */
export const named = <S extends z.ZodType>(name: string, schema: S): Named<S> => ({ name, schema });
