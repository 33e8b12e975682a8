/**
 * The product's rooms without its pages: accounts, rights, durable log and embedded database as in `server/main.ts`,
 * for machines and moments without a build of the pages.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { destroyOnError } from '../../server/destroyOnError.ts';
import { openProduct } from './openProduct.ts';

const log = pino({ level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination({ fd: 2, sync: false }));
const product = await openProduct(process.env['DATA_DIR'] ?? '', log);
const server = createServer((_, response) => response.writeHead(404).end());
server.on('upgrade', (request, socket, head) => {
  destroyOnError(socket);
  if (!product.rooms.handleUpgrade(request, socket, head)) socket.destroy();
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => {
  server.close();
  product.close().then(
    () => process.exit(0),
    (error: unknown) => {
      log.error({ error: String(error) }, 'could not close');
      process.exit(1);
    },
  );
});
