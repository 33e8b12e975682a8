// `npm run backup -- FILE`: everything the database holds, in one file, while the server runs or not.
import { statSync } from 'node:fs';
import type { Client } from 'pg';
import { writeBackup } from '../lib/persistence/backup/writeBackup.ts';
import {
  besideEmbedded,
  dataDirOfSettings,
  isDatabase,
  ownVersion,
  pathGiven,
  Refusal,
  runCommand,
  serverOfSettings,
  withClient,
} from './atDatabase.ts';

const help = `npm run backup -- FILE       writes all that the database holds to FILE, as it is at one moment
npm run backup -- --help     this text

The server may go on running and people may go on writing. An older backup of that name is replaced once the new one is complete.
The file holds everything but the secret that signs sessions: who has it can read all. Only its owner can open it.

Settings (environment): DATABASE_URL for a PostgreSQL server, else the embedded database in DATA_DIR (./data).
`;

await runCommand('backup', async (words) => {
  if (words.includes('--help')) {
    process.stdout.write(help);
    return;
  }
  const [given] = words;
  if (given === undefined || words.length > 1 || given.startsWith('-')) {
    throw new Refusal(`expected the name of one file\n\n${help}`);
  }
  const file = pathGiven(given);
  const url = serverOfSettings();
  const dataDir = dataDirOfSettings();
  if (url === null && !isDatabase(dataDir)) throw new Refusal(`there is no database in ${dataDir}.`);
  const make = (database: 'embedded' | 'server') => (client: Client) =>
    writeBackup({ client, database, version: ownVersion(), now: new Date() }, file);
  try {
    const end = await (url === null
      ? besideEmbedded(dataDir, make('embedded'))
      : withClient({ kind: 'server', url }, make('server')));
    process.stdout.write(
      `${file}: ${end.tables} tables, ${end.rows} rows, ${statSync(file).size} bytes\nsha256 of its content ${end.sha256}\n`,
    );
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (
      syscall !== undefined &&
      code !== undefined &&
      ['ENOENT', 'EACCES', 'ENOTDIR', 'ENOSPC', 'EROFS'].includes(code)
    ) {
      throw new Refusal(`${file} cannot be written (${code}).`);
    }
    throw error;
  }
});
