// `npm run restore -- FILE`: puts a backup into an empty database. The server must not run.
import type { Client } from 'pg';
import { readBackup } from '../lib/persistence/backup/readBackup.ts';
import { restoreBackup } from '../lib/persistence/backup/restoreBackup.ts';
import { applicationName } from '../lib/persistence/openPool.ts';
import {
  dataDirOfSettings,
  pathGiven,
  Refusal,
  runCommand,
  serverOfSettings,
  withClient,
  withEmbedded,
} from './atDatabase.ts';

const help = `npm run restore -- FILE            puts the backup FILE into the database, which must be empty
npm run restore -- FILE --replace  the same, and what the database holds is lost
npm run restore -- FILE --check    reads the file to its end, compares its hashes, and touches no database
npm run restore -- --help          this text

The server must be stopped. All is put in, or nothing. An older backup is brought to today's schema.

Settings (environment): DATABASE_URL for a PostgreSQL server, else the embedded database in DATA_DIR (./data).
`;

const flags = ['--replace', '--check'];

await runCommand('restore', async (words) => {
  if (words.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  const files = words.filter((word) => !flags.includes(word));
  const [given] = files;
  if (given === undefined || files.length > 1 || given.startsWith('-')) {
    throw new Refusal(`expected the name of one file\n\n${help}`);
  }
  const file = pathGiven(given);
  // Before anything is started: an embedded database would be made for a file that is none.
  const { head, end } = await readBackup(file);
  const what = `${end.tables} tables, ${end.rows} rows, made ${head.madeAt} by version ${head.version}`;
  if (words.includes('--check')) {
    process.stdout.write(`${file} is whole: ${what}\nsha256 of its content ${end.sha256}\n`);
    return;
  }
  const restore = (client: Client) => restoreBackup(client, file, { replace: words.includes('--replace') });
  const url = serverOfSettings();
  if (url === null) await withEmbedded(dataDirOfSettings(), restore);
  else {
    await withClient({ kind: 'server', url }, async (client) => {
      await refuseWhileServed(client);
      return restore(client);
    });
  }
  process.stdout.write(`restored ${what}\nEverybody signs in again. Start the server with npm start.\n`);
});

async function refuseWhileServed(client: Client): Promise<void> {
  const { rows } = await client.query(
    'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 LIMIT 1',
    [applicationName],
  );
  if (rows.length > 0) throw new Refusal('a server of Yardstick is at work on this database. Stop it first.');
}
