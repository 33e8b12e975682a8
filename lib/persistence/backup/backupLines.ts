import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The form of the file. A reader refuses one it does not know. */
export const backupFormat = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);

/** First line of a backup: what it is, and of which schema. */
export const backupHead = z.object({
  yardstick: z.literal('backup'),
  format: z.number().int(),
  /** Of the program that made it. */
  version: z.string(),
  madeAt: z.string(),
  database: z.enum(['embedded', 'server']),
  /** Applied migrations, in order. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  /** Highest number that each sequence has given out; null: none yet. */
  sequences: z.array(z.object({ name: z.string(), last: z.string().nullable() })),
});
export type BackupHead = z.output<typeof backupHead>;

/** Before a table's rows. Each row is one line, its columns as PostgreSQL writes them in JSON. */
export const tableHead = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export type TableHead = z.output<typeof tableHead>;

/** After a table's rows: how many there were, and the SHA-256 of their lines. */
export const tableEnd = z.object({ end: z.string(), rows: count, sha256 });

/** Last line: the SHA-256 of all lines before it. */
export const backupEnd = z.object({ end: z.literal('backup'), tables: count, rows: count, sha256 });
export type BackupEnd = z.output<typeof backupEnd>;

/** SHA-256 of lines, each with its line feed. */
export class LineHash {
  readonly #hash = createHash('sha256');

  add(line: string): void {
    this.#hash.update(line).update('\n');
  }

  hex(): string {
    return this.#hash.digest('hex');
  }
}

/** Why a backup cannot be made or used; the sentence is for the person at the terminal. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}
