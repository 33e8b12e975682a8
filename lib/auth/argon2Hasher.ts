import { hash, verify, type Options } from '@node-rs/argon2';
import type { PasswordHasher } from '../commands/ports.ts';
import { maxPasswordBytes } from '../protocol/fields.ts';

/** What OWASP recommends at least for argon2id (the package's default kind): 19 MiB, 2 passes, 1 lane; about 30 ms. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashes at once. The work runs on libuv's four threads, which files and name look-ups need too. */
const maxAtOnce = 2;

/**
 * Passwords as argon2id, off the event loop.
 * Where there is no hash to compare with, one of the same cost is, so that an unknown account takes as long as a known one.
 */
export function createArgon2Hasher(): PasswordHasher {
  const madeUp = hash('no account has this password', cost);
  // Looked at where it is used; here only so that a failure is no unhandled rejection.
  madeUp.catch(() => undefined);
  const inTurn = gate(maxAtOnce);
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    verify: async (stored, password) => {
      const isTooLong = Buffer.byteLength(password, 'utf8') > maxPasswordBytes;
      const isRight = await inTurn(async () => verify(stored ?? (await madeUp), isTooLong ? '' : password));
      return isRight && stored !== null && !isTooLong;
    },
  };
}

/** Lets at most `max` run at once; others wait in order. */
function gate(max: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= max) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
