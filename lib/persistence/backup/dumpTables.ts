import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { BackupError } from './backupLines.ts';

/** A table as it stands in the database: the columns that are stored (not computed), and its primary key. */
export type StoredTable = {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
};

/** Rows are fetched in pieces of about this size, bytes, so that memory stays bounded whatever the tables hold. */
const pieceBytes = 4 * 1024 * 1024;
const maxPieceRows = 2_000;

/** Names come from the catalogue, and from files that somebody may have changed. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The tables of the schema in use, by name. */
export async function storedTables(client: ClientBase): Promise<readonly StoredTable[]> {
  const { rows } = await client.query<StoredTable>(`
    SELECT c.relname AS name,
           (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
           (SELECT coalesce(json_agg(a.attname ORDER BY array_position(i.indkey::int2[], a.attnum)), '[]'::json)
            FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
            WHERE i.indrelid = c.oid AND i.indisprimary) AS key
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = current_schema() AND c.relkind = 'r'
    ORDER BY c.relname`);
  return rows;
}

/** A table's rows as lines of JSON, by primary key, in pieces. Inside a transaction only. */
export async function* dumpTable(client: ClientBase, table: StoredTable): AsyncGenerator<readonly string[]> {
  const from = `FROM ${quoted(table.name)}`;
  const rowsAtOnce = await pieceRows(client, table);
  const columns = table.columns.map(quoted).join(', ');
  const order = table.key.length === 0 ? '' : `ORDER BY ${table.key.map(quoted).join(', ')}`;
  const cursor = quoted(`backup_${randomUUID()}`);
  await client.query(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT row_to_json(r)::text AS line FROM (SELECT ${columns} ${from} ${order}) r`,
  );
  for (;;) {
    const { rows } = await client.query<{ line: string }>(`FETCH ${rowsAtOnce} FROM ${cursor}`);
    if (rows.length > 0) yield rows.map(({ line }) => line);
    if (rows.length < rowsAtOnce) break;
  }
  await client.query(`CLOSE ${cursor}`);
}

/** The primary keys of a table, as JSON, each with the row's size in bytes. */
export async function dumpKeys(
  client: ClientBase,
  table: StoredTable,
): Promise<readonly { readonly key: string; readonly bytes: number }[]> {
  const columns = table.key.map((name) => `t.${quoted(name)}`).join(', ');
  const { rows } = await client.query<{ key: string; bytes: number }>(
    `SELECT row_to_json(k)::text AS key, (${await sizeOf(client, table)})::float8 AS bytes
     FROM ${quoted(table.name)} t, LATERAL (SELECT ${columns}) k ORDER BY ${columns}`,
  );
  return rows;
}

/**
 * Rows that never change, by the keys that `dumpKeys` saw: read after its transaction, in pieces, so that nobody waits for them.
 *
 * @throws BackupError where one is gone meanwhile.
 */
export async function* dumpByKeys(
  client: ClientBase,
  table: StoredTable,
  keys: readonly { readonly key: string; readonly bytes: number }[],
): AsyncGenerator<readonly string[]> {
  const columns = table.columns.map((name) => `t.${quoted(name)}`).join(', ');
  const match = table.key.map((name) => `t.${quoted(name)} = k.${quoted(name)}`).join(' AND ');
  for (let at = 0; at < keys.length;) {
    const piece = [];
    for (let bytes = 0; at < keys.length && piece.length < maxPieceRows && bytes < pieceBytes; at += 1) {
      piece.push(keys[at]?.key ?? '');
      bytes += keys[at]?.bytes ?? 0;
    }
    const { rows } = await client.query<{ line: string }>(
      `SELECT row_to_json(r)::text AS line FROM (
         SELECT ${columns} FROM json_populate_recordset(NULL::${quoted(table.name)}, $1::json) k
         JOIN ${quoted(table.name)} t ON ${match} ORDER BY ${table.key.map((name) => `t.${quoted(name)}`).join(', ')}) r`,
      [`[${piece.join(',')}]`],
    );
    if (rows.length !== piece.length) {
      throw new BackupError(`something was deleted from ${table.name} while the backup was made. Make it again.`);
    }
    yield rows.map(({ line }) => line);
  }
}

async function pieceRows(client: ClientBase, table: StoredTable): Promise<number> {
  const { rows } = await client.query<{ most: number | null }>(
    `SELECT max(${await sizeOf(client, table)})::float8 AS most FROM ${quoted(table.name)} t`,
  );
  return Math.max(1, Math.min(maxPieceRows, Math.floor(pieceBytes / (rows[0]?.most || 1))));
}

/** SQL for the bytes in a row of `t`: what can be long, which the database tells without reading it. */
async function sizeOf(client: ClientBase, table: StoredTable): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT a.attname AS name FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND t.typname IN ('bytea', 'text', 'varchar')`,
    [quoted(table.name)],
  );
  return ['0', ...rows.map(({ name }) => `coalesce(octet_length(t.${quoted(name)}), 0)`)].join(' + ');
}
