import type { Duplex } from 'node:stream';

/** Ends a socket that fails. Before anything else is done with it: an error that nobody listens to ends the process. */
export function destroyOnError(socket: Duplex): void {
  // One function for all sockets: a closure would keep each one's request, headers and all, for as long as it is open.
  if (!socket.listeners('error').includes(destroy)) socket.on('error', destroy);
}

/** Takes the listener back where somebody else listens: the WebSocket does, and ends its socket in the same way. */
export function leaveErrors(socket: Duplex): void {
  if (socket.listenerCount('error') > 1) socket.off('error', destroy);
}

function destroy(this: Duplex): void {
  this.destroy();
}
