import { accessSync, constants, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { err, ok, type Result } from '../lib/domain/result.ts';

/** A web origin as browsers send it: scheme, host and port, nothing behind. */
const origin = z
  .url({ protocol: /^https?$/, error: 'a web address such as https://assess.example.org' })
  .transform((value) => new URL(value).origin);
const secret = z.string().min(32, 'at least 32 characters of randomness');

const portWanted = 'a port number, 0 to 65535';

const isRunnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
};

const environment = z.object({
  PORT: z.coerce.number(portWanted).int(portWanted).min(0, portWanted).max(65_535, portWanted).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: 'a PostgreSQL address such as postgresql://user:password@host:5432/name',
    })
    .optional(),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/, error: 'a Redis address such as redis://user:password@host:6379' })
    .optional(),
  NEXTAUTH_SECRET: secret.optional(),
  NEXTAUTH_URL: origin.optional(),
  PUBLIC_URL: origin.optional(),
  ADMIN_EMAIL: z.email('an email address').optional(),
  ADMIN_PASSWORD: z.string().min(12, 'at least 12 characters').max(1024).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/, error: 'the address of the issuer' }).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'an address such as smtps://user:password@mail.example.org' })
    .optional(),
  MAIL_FROM: z.string().min(3, 'the address mail is sent from').optional(),
  CHROMIUM_PATH: z.string().refine(isRunnable, 'the path of a Chromium program that may be run').optional(),
  WEBHOOK_NETWORKS: z.enum(['public', 'loopback', 'any'], 'public, loopback or any').optional(),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
});

/** What the process was told to be. Everything is validated once, here, at start. */
export type Settings = {
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** Null: generated into the data folder (embedded database only). */
  readonly secret: string | null;
  /** The product's public origin; null: derived from host and port. */
  readonly publicOrigin: string | null;
  readonly firstAdmin: { readonly email: string; readonly password: string } | null;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  /** Links this process with others on the same database; null: it is the only one. */
  readonly redisUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string | null;
  /** The Chromium that PDFs are made with; null: the one on the search path, if there is one. */
  readonly chromiumPath: string | null;
  /** Where webhooks may lead; null: to this machine only where nobody else reaches the product either. */
  readonly webhookNetworks: 'public' | 'loopback' | 'any' | null;
  readonly logLevel: string;
};

/**
 * Reads the settings from the environment. An empty variable counts as unset.
 *
 * @returns every problem at once, each naming the variable and what was expected; values are never repeated, they may be secrets.
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Result<Settings, readonly string[]> {
  const given = Object.fromEntries(
    Object.keys(environment.shape).map((name) => [name, env[name] === '' ? undefined : env[name]]),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success)
    return err(parsed.error.issues.map((issue) => `${issue.path.join('.')}: expected ${issue.message}`));
  const value = parsed.data;
  const problems: string[] = [];
  if (value.DATABASE_URL !== undefined && value.NEXTAUTH_SECRET === undefined) {
    problems.push('NEXTAUTH_SECRET: expected at least 32 characters of randomness, required with DATABASE_URL');
  }
  if ((value.ADMIN_EMAIL === undefined) !== (value.ADMIN_PASSWORD === undefined)) {
    problems.push('ADMIN_EMAIL and ADMIN_PASSWORD: expected both or neither');
  }
  const oidc = [value.OIDC_ISSUER, value.OIDC_CLIENT_ID, value.OIDC_CLIENT_SECRET];
  if (oidc.some((part) => part === undefined) && oidc.some((part) => part !== undefined)) {
    problems.push('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET: expected all three or none');
  }
  if (problems.length > 0) return err(problems);
  return ok({
    port: value.PORT,
    host: value.HOST,
    dataDir: resolve(value.DATA_DIR),
    databaseUrl: value.DATABASE_URL ?? null,
    secret: value.NEXTAUTH_SECRET ?? null,
    publicOrigin: value.PUBLIC_URL ?? value.NEXTAUTH_URL ?? null,
    firstAdmin:
      value.ADMIN_EMAIL !== undefined && value.ADMIN_PASSWORD !== undefined
        ? { email: value.ADMIN_EMAIL, password: value.ADMIN_PASSWORD }
        : null,
    oidc:
      value.OIDC_ISSUER !== undefined && value.OIDC_CLIENT_ID !== undefined && value.OIDC_CLIENT_SECRET !== undefined
        ? { issuer: value.OIDC_ISSUER, clientId: value.OIDC_CLIENT_ID, clientSecret: value.OIDC_CLIENT_SECRET }
        : null,
    redisUrl: value.REDIS_URL ?? null,
    smtpUrl: value.SMTP_URL ?? null,
    mailFrom: value.MAIL_FROM ?? null,
    chromiumPath: value.CHROMIUM_PATH ?? null,
    webhookNetworks: value.WEBHOOK_NETWORKS ?? null,
    logLevel: value.LOG_LEVEL,
  });
}

const loopbackHosts = ['127.0.0.1', 'localhost', '[::1]'];

/** Whether a host name, as `URL` gives it, is this machine for itself. */
export function isLoopback(host: string): boolean {
  return loopbackHosts.includes(host);
}

/**
 * The origins that are the product's own. The first is the one printed and linked.
 * A loopback address answers under all its names, since people type either.
 */
export function ownOrigins(
  settings: Pick<Settings, 'publicOrigin' | 'host'>,
  port: number,
): readonly [string, ...string[]] {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  const isEverywhere = ['0.0.0.0', '[::]'].includes(host);
  const first = settings.publicOrigin ?? `http://${isEverywhere ? 'localhost' : host}:${port}`;
  const url = new URL(first);
  if (!isLoopback(url.hostname)) return [first];
  const aliases = loopbackHosts.map((name) => `${url.protocol}//${name}${url.port === '' ? '' : `:${url.port}`}`);
  return [first, ...aliases.filter((alias) => alias !== first)];
}
