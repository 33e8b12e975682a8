import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What a mail server took: the envelope and the text as it came. */
export type SunkMail = { readonly to: readonly string[]; readonly data: string };

/** How the server behaves towards the next mails. */
export type SinkMood = 'takes' | 'defers' | 'rejects' | 'falls silent in the mail' | 'takes it, then falls silent';

/** A mail server for tests, on loopback. */
export async function startMailSink() {
  const mails: SunkMail[] = [];
  const sockets = new Set<Socket>();
  let mood: SinkMood = 'takes';
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    let to: string[] = [];
    let inMail = false;
    let waiting = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 sink');
    socket.on('data', (bytes) => {
      waiting += bytes.toString('utf8');
      for (;;) {
        const end = inMail ? waiting.indexOf('\r\n.\r\n') : waiting.indexOf('\r\n');
        if (end < 0) return;
        const piece = waiting.slice(0, end);
        waiting = waiting.slice(end + (inMail ? 5 : 2));
        if (inMail) {
          inMail = false;
          if (mood === 'takes it, then falls silent') mails.push({ to, data: piece });
          if (mood.includes('silent')) return void socket.destroy();
          mails.push({ to, data: piece });
          say('250 taken');
          continue;
        }
        const word = piece.split(' ')[0]?.toUpperCase() ?? '';
        if (word === 'EHLO' || word === 'HELO') say('250 sink');
        else if (word === 'MAIL') {
          to = [];
          say(mood === 'defers' ? '451 later' : '250 ok');
        } else if (word === 'RCPT') {
          to.push(/<([^>]*)>/u.exec(piece)?.[1] ?? '');
          say(mood === 'rejects' ? '550 no such person' : '250 ok');
        } else if (word === 'DATA') {
          inMail = true;
          say('354 go on');
        } else if (word === 'QUIT') {
          say('221 bye');
          socket.end();
        } else say('250 ok');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    be: (next: SinkMood) => void (mood = next),
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
