// `npm run migrate`: brings the database's schema up to date, or tells its state. `npm start` does the first by itself.
import type { Client } from 'pg';
import { migrate, migrationStatus, type MigrationStatus } from '../lib/persistence/migrate.ts';
import {
  dataDirOfSettings,
  isDatabase,
  Refusal,
  runCommand,
  serverOfSettings,
  withClient,
  withEmbedded,
} from './atDatabase.ts';

const help = `npm run migrate              applies what is pending, in one transaction
npm run migrate -- --status  tells what is applied and what is pending, and changes nothing
npm run migrate -- --help    this text

Settings (environment): DATABASE_URL for a PostgreSQL server, else the embedded database in DATA_DIR (./data).
The embedded database must not be in use: stop the server first. It also migrates by itself when it starts.
`;

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function printStatus(status: MigrationStatus): void {
  for (const name of status.applied) print(`applied  ${name}`);
  for (const name of status.pending) print(`pending  ${name}`);
  print(`${status.applied.length} applied, ${status.pending.length} pending`);
}

async function main(flags: readonly string[]): Promise<void> {
  if (flags.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  const unknown = flags.find((flag) => flag !== '--status');
  if (unknown !== undefined) throw new Refusal(`unknown: ${unknown}\n\n${help}`);
  const isStatus = flags.includes('--status');
  const work = (client: Client) => (isStatus ? migrationStatus(client) : migrate(client));

  const report = async (client: Client): Promise<void> => printStatus(await work(client));
  const url = serverOfSettings();
  if (url !== null) return withClient({ kind: 'server', url }, report);
  const dataDir = dataDirOfSettings();
  if (isStatus && !isDatabase(dataDir)) return print(`no database in ${dataDir} yet: the first start makes it`);
  await withEmbedded(dataDir, report);
}

await runCommand('migrate', main);
