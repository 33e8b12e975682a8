import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import { collabPath } from '../lib/protocol/messages.ts';
import { destroyOnError, leaveErrors } from './destroyOnError.ts';
import { joinRoom, type JoinPorts, type JoinRequest } from './joinRoom.ts';
import type { Log } from './Log.ts';
import { Session } from './Session.ts';
import { SocketConnection } from './SocketConnection.ts';

export type UpgradePorts = JoinPorts & {
  readonly log: Log;
  /** The product's own origins. */
  readonly allowedOrigins: () => readonly string[];
  readonly isDraining: () => boolean;
  /** Told when somebody comes into a room and when they leave it. */
  readonly noteOpened: (assessmentId: string, userId: string) => void;
};

/**
 * A socket and who it speaks for. What listens to it are functions that all sockets share and that find the session here:
 * closures would keep what they can see, for as long as the socket is open.
 */
class RoomSocket extends WebSocket {
  connection: SocketConnection | null = null;
  session: Session | null = null;
  /** The room's assessment, and who is told that its person has it open; '' and null before joining. */
  assessmentId = '';
  noteOpened: UpgradePorts['noteOpened'] | null = null;
}

/** Takes an upgrade of `/collab/*`; false when it is somebody else's. */
export type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

/**
 * Makes the handler of WebSocket upgrades. A wrong Origin, which no client of ours has, is refused as plain HTTP; all other
 * refusals are made on an open socket, with their close code: a client takes a refused upgrade for a bad line and tries for ever.
 */
export function createUpgradeHandler(ports: UpgradePorts): UpgradeHandler {
  const server = new WebSocketServer({
    noServer: true,
    WebSocket: RoomSocket,
    clientTracking: false,
    perMessageDeflate: false,
    // Answered below, where they are counted.
    autoPong: false,
    maxPayload: ports.limits.maxFrameBytes,
  });
  return (request, socket, head) => {
    const url = urlOf(request);
    if (url === null || !(url.pathname === collabPath || url.pathname.startsWith(`${collabPath}/`))) return false;
    // Before anything else: a socket error without a listener ends the process.
    destroyOnError(socket);
    const { origin } = request.headers;
    if (origin !== undefined && !ports.allowedOrigins().includes(origin)) refuse(socket, '403 Forbidden');
    else if (ports.isDraining()) refuse(socket, '503 Service Unavailable');
    else server.handleUpgrade(request, socket, head, (ws) => admit(ws, socket, joinRequestOf(request, url), ports));
    return true;
  };
}

/** Joins the accepted socket to its room, or closes it with the reason. What it says meanwhile waits in the kernel. */
function admit(ws: RoomSocket, socket: Duplex, request: JoinRequest, ports: UpgradePorts): void {
  ws.on('error', onFault);
  leaveErrors(socket);
  ws.pause();
  const connection = new SocketConnection(ws, socket, ports.limits.closeGraceMs);
  ws.connection = connection;
  const seated = joinRoom(request, ports).then((joined) => {
    if (!joined.ok) {
      connection.close(joined.error);
      return;
    }
    const { room, seat, rightsEpoch } = joined.value;
    const stands = rightsEpoch === ports.registry.rightsEpoch && ports.registry.isOpen(room);
    if (ports.isDraining() || !stands) {
      connection.close('goingAway');
      return;
    }
    if (ws.readyState !== ws.OPEN) return;
    const session = new Session(connection, room, room.seatLike(seat));
    ws.session = session;
    ws.assessmentId = room.assessmentId;
    ws.noteOpened = ports.noteOpened;
    listen(ws);
    room.enter(session);
    ports.noteOpened(room.assessmentId, seat.user.id);
    ws.resume();
  });
  seated.catch((error: unknown) => {
    ports.log.warn({ assessmentId: request.assessmentId, error: String(error) }, 'a room could not be joined');
    connection.close('couldNotLoad');
  });
}

/** Hands the session what the socket says. */
function listen(ws: RoomSocket): void {
  ws.on('message', onMessage);
  ws.on('ping', onPing);
  ws.on('pong', onPong);
  ws.on('close', onClose);
}

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  if (this instanceof RoomSocket) this.session?.receive(bytesOf(data), isBinary);
}

function onPing(this: WebSocket, data: Buffer): void {
  if (!(this instanceof RoomSocket)) return;
  this.session?.countFrame();
  if (this.session?.isOpen === true) this.pong(data);
}

function onPong(this: WebSocket): void {
  if (!(this instanceof RoomSocket)) return;
  this.connection?.answered();
  this.session?.countFrame();
}

function onClose(this: WebSocket): void {
  if (!(this instanceof RoomSocket) || this.session === null) return;
  this.session.gone();
  this.noteOpened?.(this.assessmentId, this.session.user.id);
}

/**
 * A frame that cannot be: `ws` has sent the close frame and would read on, to throw away what follows. A hundred
 * megabytes may follow, so it stays in the sender's hands: nothing more is read, and the line is cut a moment later.
 */
function onFault(this: WebSocket): void {
  if (this instanceof RoomSocket) this.connection?.stopReading();
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

function urlOf(request: IncomingMessage): URL | null {
  const url = request.url ?? '';
  return url.startsWith('/') && URL.canParse(url, 'http://rooms.invalid') ? new URL(url, 'http://rooms.invalid') : null;
}

function joinRequestOf(request: IncomingMessage, url: URL): JoinRequest {
  const { authorization, cookie } = request.headers;
  const bearer = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? url.searchParams.get('token');
  const schema = url.searchParams.get('schema');
  return {
    assessmentId: url.pathname.slice(collabPath.length + 1),
    schema: schema !== null && /^\d{1,9}$/.test(schema) ? Number(schema) : null,
    cookieHeader: cookie ?? null,
    bearer,
  };
}

function bytesOf(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}
