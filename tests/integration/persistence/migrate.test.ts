import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEmbedded, type EmbeddedDatabase } from '../../../lib/persistence/embedded/startEmbedded.ts';
import { migrate, migrationStatus } from '../../../lib/persistence/migrate.ts';
import { readMigrations, type Migration } from '../../../lib/persistence/migrations.ts';
import { sha256Hex } from '../../../lib/commands/sha256Hex.ts';
import { startPostgres, type TestPostgres } from '../startPostgres.ts';
import { temporaryFolder } from './openTestDatabase.ts';

const migrationOf = (name: string, sql: string): Migration => ({ name, sql, checksum: sha256Hex(sql) });
const one = migrationOf('20260101000000_one', 'CREATE TABLE one (id int); INSERT INTO one VALUES (1);');
const two = migrationOf('20260102000000_two', 'CREATE TABLE two (id int);');
const broken = migrationOf('20260103000000_broken', 'CREATE TABLE three (id int); SELECT nonsense;');

/** The runner against a database that is emptied for each test. */
function migrations(connect: () => Promise<Client>): void {
  let client: Client;
  const clients: Client[] = [];
  const another = async () => {
    const made = await connect();
    clients.push(made);
    return made;
  };
  const emptied = async () => {
    client = clients[0] ?? (await another());
    await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public;');
  };
  afterAll(async () => {
    for (const each of clients) await each.end();
  });

  test('a fresh database gets everything; a second run finds nothing to do', async () => {
    await emptied();
    const names = readMigrations().map((migration) => migration.name);
    expect(await migrationStatus(client)).toEqual({ applied: [], pending: names });
    expect(await migrate(client)).toEqual({ applied: names, pending: [] });
    expect(await migrate(client)).toEqual({ applied: names, pending: [] });
    expect(await migrationStatus(client)).toEqual({ applied: names, pending: [] });
    const kept = await client.query(
      `SELECT migration_name, checksum, applied_steps_count, logs, rolled_back_at, finished_at >= started_at AS done
       FROM _prisma_migrations`,
    );
    expect(kept.rows).toEqual(
      readMigrations().map(({ name, checksum }) => ({
        migration_name: name,
        checksum,
        applied_steps_count: 1,
        logs: null,
        rolled_back_at: null,
        done: true,
      })),
    );
  });

  test('only what is pending is applied', async () => {
    await emptied();
    await migrate(client, [one]);
    expect(await migrationStatus(client, [one, two])).toEqual({ applied: [one.name], pending: [two.name] });
    await migrate(client, [one, two]);
    expect((await client.query('SELECT count(*)::int AS n FROM one')).rows).toEqual([{ n: 1 }]);
  });

  test('of several at once one applies, the others find it done', async () => {
    await emptied();
    const others = [client, await another(), await another()];
    const outcomes = await Promise.all(others.map((each) => migrate(each, [one, two])));
    for (const outcome of outcomes) expect(outcome.pending).toEqual([]);
    expect((await client.query('SELECT count(*)::int AS n FROM one')).rows).toEqual([{ n: 1 }]);
    expect((await client.query('SELECT count(*)::int AS n FROM _prisma_migrations')).rows).toEqual([{ n: 2 }]);
  });

  test('older code refuses a newer schema and changes nothing', async () => {
    await emptied();
    await migrate(client, [one, two]);
    const refused = { name: 'MigrationError', kind: 'newer-schema', message: expect.stringContaining(two.name) };
    await expect(migrate(client, [one])).rejects.toMatchObject(refused);
    await expect(migrationStatus(client, [one])).rejects.toMatchObject(refused);
  });

  test('a file changed after it was applied is refused', async () => {
    await emptied();
    await migrate(client, [one]);
    const tampered = migrationOf(one.name, `${one.sql} -- and more`);
    await expect(migrate(client, [tampered, two])).rejects.toMatchObject({ kind: 'checksum' });
    expect((await client.query(`SELECT to_regclass('two') AS two`)).rows).toEqual([{ two: null }]);
  });

  test('one that fails takes all of its run back', async () => {
    await emptied();
    await migrate(client, [one]);
    await expect(migrate(client, [one, two, broken])).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining(broken.name),
    });
    expect(await migrationStatus(client, [one, two, broken])).toEqual({
      applied: [one.name],
      pending: [two.name, broken.name],
    });
    expect((await client.query(`SELECT to_regclass('two') AS two`)).rows).toEqual([{ two: null }]);
  });

  test('what the Prisma CLI began and did not finish is refused; what it rolled back is not counted', async () => {
    await emptied();
    await migrate(client, [one]);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', '${two.checksum}', '${two.name}')`,
    );
    await expect(migrate(client, [one, two])).rejects.toMatchObject({ kind: 'unfinished' });
    await client.query(`UPDATE _prisma_migrations SET rolled_back_at = now() WHERE id = 'x'`);
    expect(await migrate(client, [one, two])).toEqual({ applied: [one.name, two.name], pending: [] });
  });
}

async function connected(client: Client): Promise<Client> {
  await client.connect();
  return client;
}

describe('embedded', () => {
  const folder = temporaryFolder('migrate');
  let embedded: EmbeddedDatabase;
  beforeAll(async () => {
    embedded = await startEmbedded({ dataDir: folder.path });
  });
  afterAll(async () => {
    await embedded.close();
    folder.remove();
  });
  migrations(() => connected(new Client(embedded.pool)));
});

describe('PostgreSQL server', async () => {
  const postgres: TestPostgres | null = await startPostgres();
  if (postgres === null) {
    test.skip('no PostgreSQL is installed here', () => undefined);
    return;
  }
  afterAll(() => postgres.stop());
  migrations(() => connected(new Client({ connectionString: postgres.url })));
});
