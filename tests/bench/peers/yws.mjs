// The y-websocket server with LevelDB, as its own command starts it, with its data in the folder that is given.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

process.env['YPERSISTENCE'] = process.argv[2];
const { setupWSConnection } = await import('@y/websocket-server/utils');
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const server = createServer((_request, response) => response.writeHead(404).end());
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (accepted) => setupWSConnection(accepted, request));
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`ready at http://127.0.0.1:${server.address().port}\n`);
});
