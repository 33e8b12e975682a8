// Hocuspocus with its SQLite extension and its own defaults, with its data in the folder that is given.
import { join } from 'node:path';
import { SQLite } from '@hocuspocus/extension-sqlite';
import { Server } from '@hocuspocus/server';

const server = new Server({
  address: '127.0.0.1',
  quiet: true,
  websocketOptions: { perMessageDeflate: false },
  extensions: [new SQLite({ database: join(process.argv[2], 'drafts.sqlite') })],
});
// A port of 0 is taken from the configuration: what is given to `listen` must not be falsy.
server.configuration.port = 0;
await server.listen();
process.stdout.write(`ready at http://127.0.0.1:${server.address.port}\n`);
