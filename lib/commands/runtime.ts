import type { PrintedPage, PrintFault } from '../document/reader/sheetEdges.ts';
import type { Result } from '../domain/result.ts';
import type { StatusDto } from '../protocol/statusDto.ts';
import type { WebhookNetworks } from './webhookAddress.ts';
import type { CommandPorts } from './ports.ts';

/** How sign-in attempts are bounded: per account and address, and per address. */
export interface SignInThrottle {
  /** Null: go on. Else the seconds to wait. Counts nothing. */
  check(account: string, address: string): Promise<number | null>;
  /** Counts a failure; gives back how many more are allowed for this account and address now. */
  failed(account: string, address: string): Promise<number>;
  succeeded(account: string, address: string): Promise<void>;
}

/** How much of the API one caller may use: an account, or an address where nobody is signed in. */
export interface RequestBounds {
  /** Counts a request. Null: go on. Else the seconds to wait. */
  count(caller: string): number | null;
  /** Begins costly work, when it is the caller's turn; resolves to what ends it. Null: too much of it waits, or the caller has gone. */
  begin(caller: string, signal: AbortSignal): Promise<(() => void) | null>;
}

/** Settings that pages and routes may see (all settings are read and validated in `server/settings.ts`). */
export type PublicSettings = {
  /** The product's own origin, without a slash at the end: `http://127.0.0.1:3000`. */
  readonly origin: string;
  /** All origins that are the product's own (a loopback address has several names); the first is `origin`. */
  readonly origins: readonly string[];
  readonly secret: string;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | null;
  readonly mailConfigured: boolean;
  /** Where webhooks may lead. */
  readonly webhookNetworks: WebhookNetworks;
  /** Throw-away data with published passwords: the pages say so. */
  readonly demo: boolean;
  readonly version: string;
};

/**
 * What the process hands to the pages. Next bundles `app` as a module graph of its own, so what both
 * sides share is this one object; only bytes, JSON and functions cross it, never instances to be
 * tested with `instanceof`.
 */
export type Runtime = {
  readonly ports: CommandPorts;
  readonly throttle: SignInThrottle;
  readonly bounds: RequestBounds;
  readonly settings: PublicSettings;
  /** How the server is doing. */
  readonly status: () => Promise<StatusDto>;
  /** Makes PDFs of pages that load nothing; `at` (ISO) is the only moment that the file names. */
  readonly printing: {
    /** The style of printed pages, with its faces. */
    readonly style: string;
    readonly print: (page: PrintedPage, at: string) => Promise<Result<Uint8Array, PrintFault>>;
  };
  readonly log: {
    readonly info: (data: Readonly<Record<string, unknown>>, message: string) => void;
    readonly warn: (data: Readonly<Record<string, unknown>>, message: string) => void;
    readonly error: (data: Readonly<Record<string, unknown>>, message: string) => void;
  };
};

const key = Symbol.for('yardstick.runtime');
const holder = globalThis as { [key]?: Runtime };

/** Set once, by `server/main.ts`, before the first request. */
export function provideRuntime(runtime: Runtime): void {
  holder[key] = runtime;
}

/** The process's runtime. Throws in a process that has none: pages run only under `server/main.ts`. */
export function runtime(): Runtime {
  const value = holder[key];
  if (value === undefined) throw new Error('no runtime: start the product with `npm start`');
  return value;
}
