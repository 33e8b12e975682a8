/**
 * The process: one port, pages and rooms. Order of start: settings, data folder, port, database, rooms, pages.
 * Run by `npm start`, `npm run dev` and `npm run demo` (scripts/start.mjs).
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import nextServer from 'next';
import pino from 'pino';
import { createArgon2Hasher } from '../lib/auth/argon2Hasher.ts';
import { actorOf } from '../lib/auth/actorOf.ts';
import { identify } from '../lib/auth/identify.ts';
import { createMemoryThrottle } from '../lib/auth/memoryThrottle.ts';
import { createRequestBounds } from '../lib/auth/requestBounds.ts';
import { ensureAdminFromSettings } from '../lib/commands/ensureAdminFromSettings.ts';
import { issueSetupLink } from '../lib/commands/issueSetupLink.ts';
import { keepVersion } from '../lib/commands/keepVersion.ts';
import type { CommandPorts } from '../lib/commands/ports.ts';
import { driftAnnouncer } from '../lib/commands/publishedDrift.ts';
import { staleAnnouncer } from '../lib/commands/staleApprovals.ts';
import { ownScalesOf } from '../lib/commands/usableScales.ts';
import { indexPublications } from '../lib/commands/indexPublications.ts';
import { provideRuntime, type PublicSettings } from '../lib/commands/runtime.ts';
import { openDatabase } from '../lib/persistence/openDatabase.ts';
import packageJson from '../package.json' with { type: 'json' };
import { createRooms } from './createRooms.ts';
import { limitsOfNode, nodesOf } from './nodes/nodesOf.ts';
import { startMail } from './startMail.ts';
import { startWebhooks } from './startWebhooks.ts';
import { createStatus } from './status/createStatus.ts';
import { mayReadMetrics } from './status/mayReadMetrics.ts';
import { RequestFigures } from './status/RequestFigures.ts';
import { holdDataDir, keptSecret, noDataDir } from './dataDir.ts';
import { indexOlderDrafts } from './indexOlderDrafts.ts';
import { createFrontDoor } from './frontDoor.ts';
import { createReader, readerPolicy } from './reader/createReader.ts';
import { findChromium } from './reader/findChromium.ts';
import { PdfPrinter } from './reader/PdfPrinter.ts';
import { loadReaderAssets } from './reader/readerAssets.ts';
import { isLoopback, ownOrigins, readSettings, type Settings } from './settings.ts';

/** What a person at the terminal reads; the log goes to standard error. */
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const refuse = (lines: readonly string[]): never => {
  for (const line of lines) process.stderr.write(`${line}\n`);
  process.exit(1);
};

const { values: flags } = parseArgs({ options: { dev: { type: 'boolean' }, demo: { type: 'boolean' } } });
const read = readSettings(process.env);
const settings: Settings = read.ok
  ? read.value
  : refuse(['Yardstick cannot start with these settings:', ...read.error.map((line) => `  ${line}`)]);
const toErrors = pino.destination({ fd: 2, sync: false });
const log = pino({ level: settings.logLevel }, toErrors);
// Who reads our lines may go away (a closed terminal). A line that cannot be written must not become an error that is
// told in another line, without end.
const unread = () => undefined;
process.stdout.on('error', unread);
process.stderr.on('error', unread);
toErrors.on('error', unread);

// First of all: whoever starts a second one by mistake is told who has the folder, not merely that the port is taken.
// With a database of its own elsewhere the process keeps nothing in it, and there may be several.
const held = await (settings.databaseUrl === null ? holdDataDir(settings.dataDir) : noDataDir()).catch((error: Error) =>
  refuse([`DATA_DIR: expected a folder that can be written. ${error.message}`]),
);
if (!held.ok) {
  const { pid, host, since } = held.error;
  refuse([
    `${settings.dataDir} is in use by process ${pid} on ${host} since ${since}.`,
    'Stop that process, or set DATA_DIR to another folder.',
  ]);
  throw new Error('unreachable');
}
const dataDir = held.value;

const door = createFrontDoor();
const server = createServer(door.handleRequest);
server.on('upgrade', door.handleUpgrade);
server.keepAliveTimeout = 65_000;
await new Promise<void>((resolve, reject) => {
  server.once('error', reject);
  server.listen(settings.port, settings.host, resolve);
}).catch(async (error: NodeJS.ErrnoException) => {
  await dataDir.release();
  return refuse([
    error.code === 'EADDRINUSE'
      ? `Port ${settings.port} on ${settings.host} is taken. Set PORT to another one.`
      : `PORT, HOST: expected an address to listen on. ${settings.host}:${settings.port}: ${error.message}`,
  ]);
});
const { port } = server.address() as AddressInfo;
const origins = ownOrigins(settings, port);
const secret = settings.secret ?? (await keptSecret(settings.dataDir));
// next-auth reads these two from the environment.
process.env['NEXTAUTH_URL'] = origins[0];
process.env['NEXTAUTH_SECRET'] = secret;

const database = await openDatabase({
  dataDir: settings.dataDir,
  databaseUrl: settings.databaseUrl ?? undefined,
  log,
}).catch(async (error: Error) => {
  await dataDir.release();
  return refuse([`Yardstick cannot open its database: ${error.message}`]);
});

const nodes = await nodesOf(settings, secret, database, log);
const rooms = createRooms({
  ...(nodes && { nodes, limits: limitsOfNode() }),
  store: database.drafts,
  identify: (request) => identify(ports, publicSettings, request),
  allowedOrigins: () => origins,
  opened: (seen, at) => database.database.read.members.opened(seen, at),
  ownScales: () => ownScalesOf(database.database.read),
  paused: async (assessmentId) => {
    await lookForStale(assessmentId);
    await lookForDrift(assessmentId);
  },
  keepVersion: (assessmentId, occasion) => keepVersion(ports, assessmentId, occasion),
  log,
});
const ports: CommandPorts = {
  database: database.database,
  rooms: rooms.gateway,
  documents: rooms.documents,
  passwords: createArgon2Hasher(),
  now: () => new Date(),
  randomId: () => randomUUID(),
  randomSecret: () => randomBytes(32).toString('base64url'),
};
const lookForStale = staleAnnouncer(ports);
const lookForDrift = driftAnnouncer(ports);
const publicSettings: PublicSettings = {
  origin: origins[0],
  origins,
  secret,
  oidc: settings.oidc,
  mailConfigured: settings.smtpUrl !== null,
  webhookNetworks: settings.webhookNetworks ?? (isLoopback(new URL(origins[0]).hostname) ? 'loopback' : 'public'),
  demo: flags.demo === true,
  version: packageJson.version,
};
const readerAssets = loadReaderAssets();
const printer = new PdfPrinter(findChromium(settings.chromiumPath, process.env['PATH']), (data, message) =>
  log.warn(data, message),
);
const printing = {
  style: `${readerAssets.inlineFaces}\n${readerAssets.sheet}`,
  print: (...page: Parameters<PdfPrinter['print']>) => printer.print(...page),
};
const reader = createReader({
  ports,
  settings: publicSettings,
  loaded: readerAssets,
  printer,
  warn: (data, message) => log.warn(data, message),
});
const requests = new RequestFigures();
const status = createStatus({ database, rooms, requests, version: packageJson.version, now: ports.now });
const actorOfToken = async (bearer: string) => {
  const identity = await identify(ports, publicSettings, { cookieHeader: null, bearer });
  return identity === null ? null : actorOf(ports, identity);
};
const throttle = createMemoryThrottle();
provideRuntime({
  ports,
  throttle: rooms.nodes?.throttleOver(throttle) ?? throttle,
  bounds: createRequestBounds(),
  settings: publicSettings,
  status: status.read,
  printing,
  log,
});

/** What the terminal shows once everything is ready. Done before the door opens: no first visitor finds half a workspace. */
const greeting: string[] = [`Yardstick is ready at ${origins[0]}`];
if (settings.redisUrl !== null && nodes === null) {
  greeting.push('REDIS_URL has no effect without DATABASE_URL: the embedded database serves one process.');
}
if (settings.firstAdmin !== null) {
  const ensured = await ensureAdminFromSettings(ports, settings.firstAdmin);
  if (!ensured.ok) log.warn({ kind: ensured.error.kind }, ensured.error.message);
}
if (flags.demo === true) {
  const { fillDemo } = await import('./fillDemo.ts');
  greeting.push(...(await fillDemo(ports, origins[0])));
} else {
  const setup = await issueSetupLink(ports);
  if (setup !== null) {
    greeting.push(`Create the first administrator (this link works once): ${origins[0]}/setup/${setup}`);
  }
}

const pages = nextServer({ dev: flags.dev === true, hostname: settings.host, port });
await pages.prepare();
door.open({
  pages: pages.getRequestHandler(),
  pagesUpgrade: flags.dev === true ? pages.getUpgradeHandler() : null,
  rooms,
  reader: { ...reader, policy: readerPolicy },
  status: {
    ready: status.ready,
    metrics: async (request) => ((await mayReadMetrics(request, actorOfToken)) ? status.metrics() : null),
    watch: (path, response) => requests.watch(path, response),
  },
  isDev: flags.dev === true,
  origins,
});

const stopMail = startMail({
  queue: database.mail,
  smtpUrl: settings.smtpUrl,
  from: settings.mailFrom,
  origin: origins[0],
  now: ports.now,
  log,
});

const stopWebhooks = startWebhooks({
  queue: database.deliveries,
  networks: publicSettings.webhookNetworks,
  now: ports.now,
  log,
});

let stopping = false;
// Nobody waits for it: search finds older drafts one after the other.
indexOlderDrafts({
  database: database.database,
  store: database.drafts,
  documents: rooms.background,
  now: ports.now,
  log,
  isStopping: () => stopping,
})
  .then((count) => {
    if (count > 0) log.info({ count }, 'drafts from before were read for searching');
  })
  .catch((error: unknown) => log.warn({ error: String(error) }, 'older drafts could not be read for searching'));
indexPublications(ports, () => stopping).catch((error: unknown) =>
  log.warn({ error: String(error) }, 'older publications could not be read for searching'),
);
/** Drains: no new sockets, every room flushed, then the database, then the folder. At most 10 s, whatever happens. */
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'draining');
  setTimeout(() => process.exit(1), 9_800).unref();
  door.close();
  server.close();
  await Promise.all([rooms.drain(8_000), stopMail(), stopWebhooks()]);
  server.closeAllConnections();
  await database.close();
  await dataDir.release();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    stop(signal).catch((error: unknown) => {
      log.error({ error: String(error) }, 'drain failed');
      process.exit(1);
    });
  });
}

// Without its database the process can only refuse; ending lets whoever supervises it start a sound one.
database.failed
  .then((error) => {
    log.fatal({ error: error.message }, 'the embedded database ended');
    process.exit(1);
  })
  .catch(() => undefined);

say(greeting.join('\n'));
