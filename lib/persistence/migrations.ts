import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256Hex } from '../commands/sha256Hex.ts';

/** One step of the schema, as it lies in `prisma/migrations/<name>/migration.sql`. */
export type Migration = {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, hex: what Prisma compares too. */
  readonly checksum: string;
};

/** Where the product's migrations lie. */
export const migrationsFolder = fileURLToPath(new URL('../../prisma/migrations', import.meta.url));

/** Reads the migrations of a folder in the order in which they apply: by name, which begins with a date. */
export function readMigrations(folder: string = migrationsFolder): readonly Migration[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const bytes = readFileSync(join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: sha256Hex(bytes) };
    });
}
