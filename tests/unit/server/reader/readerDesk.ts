import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createToken } from '../../../../lib/commands/createToken.ts';
import { frozen } from '../../../../lib/commands/frozenContent.ts';
import type { DocJson, NodeJson } from '../../../../lib/document/docJson.ts';
import type { Publication } from '../../../../lib/document/publication.ts';
import type { Actor, Audience } from '../../../../lib/domain/policy.ts';
import { createFrontDoor } from '../../../../server/frontDoor.ts';
import { createReader, readerPolicy } from '../../../../server/reader/createReader.ts';
import { PdfPrinter } from '../../../../server/reader/PdfPrinter.ts';
import { loadReaderAssets } from '../../../../server/reader/readerAssets.ts';
import { publicationOf } from '../../document/publication/samplePublication.ts';
import { commandWorld } from '../../commands/commandWorld.ts';

/** A block with one line of text. */
export const line = (type: string, text: string): NodeJson => ({ type, content: [{ type: 'text', text }] });
/** A paper of paragraphs. */
export const paper = (...words: readonly string[]): DocJson => ({
  type: 'doc',
  content: [
    { ...line('title', 'Harbour outlook'), attrs: { id: 't' } },
    ...words.map((text, at) => ({ ...line('paragraph', text), attrs: { id: `p${at}` } })),
  ],
});

/** What an address answered. */
export type Answered = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

const loaded = loadReaderAssets();

/** The reader behind the real door, on a free port, over publications in memory. */
export async function readerDesk(given: { readonly browser?: string } = {}) {
  const world = commandWorld();
  const ana = await world.user('Ana');
  const assessmentId = await world.assessment([[ana, 'owner']]);
  const warnings: string[] = [];
  const warn = (data: object, message: string): void => void warnings.push(`${message} ${JSON.stringify(data)}`);
  const reader = createReader({
    ports: world.ports,
    settings: { origin: 'https://assess.example', secret: 'a secret of thirty-two characters' },
    loaded,
    printer: new PdfPrinter(given.browser ?? null, warn),
    warn,
  });
  const inApplication: string[] = [];
  const door = createFrontDoor();
  door.open({
    pages: async (incoming, response) => {
      inApplication.push(incoming.url ?? '');
      response.end('the application');
    },
    pagesUpgrade: null,
    rooms: { handleUpgrade: () => false },
    reader: { ...reader, policy: readerPolicy },
    status: { ready: async () => ({ ok: true }), metrics: async () => null, watch: () => undefined },
    isDev: false,
    origins: ['https://assess.example'],
  });
  const server = createServer(door.handleRequest);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  /** As it was typed: no path is made tidy on the way. */
  const get = (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const sent = request({ port, path, method, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (chunk: Buffer) => parts.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(parts).toString('utf8'),
          }),
        );
      });
      sent.on('error', reject).end();
    });

  const publish = async (
    number: number,
    doc: DocJson,
    more: Partial<Publication> & { readonly audience?: Audience } = {},
  ): Promise<string> => {
    const { audience = 'link', ...facts } = more;
    const { sha256, packed } = frozen(doc);
    const id = world.ports.randomId();
    const { content: _, ...record } = publicationOf(doc, {
      slug: 'harbour',
      previous: number === 1 ? null : number - 1,
      ...facts,
      id,
      assessmentId,
      number,
      sha256,
    });
    await world.memory.database.transaction(async (stores) => {
      await stores.contents.keep(assessmentId, sha256, packed);
      await stores.publications.insert({
        id,
        assessmentId,
        number,
        slug: record.slug,
        sha256,
        kind: record.kind,
        audience,
        record,
        changeSummary: record.changeSummary,
        publishedById: ana.userId,
        publishedAt: new Date(record.publishedAt),
      });
    });
    return id;
  };
  const retract = (id: string, replacedBy: number | null = null) =>
    world.memory.database.transaction((stores) =>
      stores.publications.retract(id, {
        at: world.ports.now(),
        byId: ana.userId,
        reason: 'A source was forged',
        replacedBy,
      }),
    );
  /** The headers of somebody's API token. */
  const tokenOf = async (actor: Actor): Promise<Readonly<Record<string, string>>> => {
    const made = await createToken(world.ports, actor, { name: 'reading' });
    if (!made.ok) throw new Error(made.error.message);
    return { authorization: `Bearer ${made.value.token}` };
  };
  return {
    port,
    world,
    ana,
    assessmentId,
    get,
    publish,
    retract,
    tokenOf,
    warnings,
    inApplication,
    close: () => server.close(),
  };
}
