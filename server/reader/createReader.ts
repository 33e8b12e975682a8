import type { IncomingMessage, ServerResponse } from 'node:http';
import { actorOf } from '../../lib/auth/actorOf.ts';
import { credentialsOf } from '../../lib/auth/credentialsOf.ts';
import { identify } from '../../lib/auth/identify.ts';
import type { CommandPorts } from '../../lib/commands/ports.ts';
import type { ListedPublication } from '../../lib/commands/PublicationStore.ts';
import { chosenPublication, publicationListingOf, visiblePublications } from '../../lib/commands/publicationShelf.ts';
import type { PublicSettings } from '../../lib/commands/runtime.ts';
import { retractionSentence, supersessionSentence } from '../../lib/document/publication/publicationFacts.ts';
import { plainPage, readerMissing } from '../../lib/document/reader/readerMissing.ts';
import { seenState } from '../../lib/document/reader/readerPage.ts';
import type { PrintFault } from '../../lib/document/reader/sheetEdges.ts';
import type { Actor } from '../../lib/domain/policy.ts';
import { AnswerCache, type MadeAnswer } from './AnswerCache.ts';
import { FreshReads } from './FreshReads.ts';
import { madeAnswer } from './madeAnswer.ts';
import type { PdfPrinter } from './PdfPrinter.ts';
import { createReaderAnswers } from './readerAnswers.ts';
import type { loadReaderAssets } from './readerAssets.ts';
import { readerPath, type ReaderRequest } from './readerPath.ts';
import { sendAnswer, type Keeping } from './sendAnswer.ts';

/** Made answers that are kept, bytes. */
const maxKeptBytes = 64 * 1024 * 1024;

/** What nothing of the reader's pages may do: all they load is their own, no script but the one file, nothing inline. */
export const readerPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** What answers the reader's addresses. */
export type Reader = {
  readonly handles: (path: string) => boolean;
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

/** One address with who asks: what of it they may see, and whether anybody else may. */
type Sight = {
  readonly lines: readonly ListedPublication[];
  readonly actor: Actor | null;
  /** Whether what is shown depends on who asks. */
  readonly isPersonal: boolean;
};

/**
 * The reader: pages and exports of publications, made of publications alone, each once. It stands before the pages of the
 * application and shares nothing with them, so that no draft can reach it.
 */
export function createReader(given: {
  readonly ports: CommandPorts;
  readonly settings: Pick<PublicSettings, 'origin' | 'secret'>;
  readonly loaded: ReturnType<typeof loadReaderAssets>;
  readonly printer: PdfPrinter;
  readonly warn: (data: Readonly<Record<string, unknown>>, message: string) => void;
}): Reader {
  const { ports, settings, loaded, printer, warn } = given;
  const { read } = ports.database;
  const style = `${loaded.inlineFaces}\n${loaded.sheet}`;
  const answers = createReaderAnswers({ ports, origin: settings.origin, assets: loaded.assets, style, printer });
  const cache = new AnswerCache(maxKeptBytes);
  const shelves = new FreshReads((slug) => read.publications.atSlug(slug));
  const html = (page: string): MadeAnswer => madeAnswer(page, 'text/html; charset=utf-8');
  const missing = html(readerMissing(loaded.assets));

  const actorAsking = async (request: IncomingMessage): Promise<Actor | null> => {
    const { headers } = request;
    if (headers.authorization === undefined && headers.cookie === undefined) return null;
    const credentials = credentialsOf({ get: (name) => headers[name]?.toString() ?? null });
    const identity = await identify(ports, settings, credentials);
    return identity === null ? null : actorOf(ports, identity);
  };

  const sightOf = async (request: IncomingMessage, slug: string): Promise<Sight> => {
    const all = await shelves.read(slug);
    if (all.every(({ audience }) => audience === 'link')) return { lines: all, actor: null, isPersonal: false };
    const actor = await actorAsking(request);
    const lines = await visiblePublications(read, actor, all);
    // What a signed-in reader sees beyond the others must not be kept for the others.
    const isPersonal = actor !== null || lines.some(({ audience }) => audience !== 'link');
    return { lines, actor, isPersonal };
  };

  /** Notes who opened it, after they have it: nobody waits for that. */
  const noteOpened = (request: IncomingMessage, sight: Sight, line: ListedPublication): void => {
    if (request.headers.cookie === undefined && sight.actor === null) return;
    (async () => {
      const actor = sight.actor ?? (await actorAsking(request));
      if (actor !== null) await read.publicationReaders.opened(line.id, actor.userId, ports.now());
    })().catch((error: unknown) => warn({ error: String(error) }, 'who opened a publication was not noted'));
  };

  const keepingOf = (sight: Sight, line: ListedPublication, wanted: number | 'latest'): Keeping => {
    if (sight.isPersonal || line.audience !== 'link') return 'private, asked again';
    return wanted === 'latest' || line.retraction !== null ? 'public, asked again' : 'public for good, asked each time';
  };

  const answerFor = async (asked: ReaderRequest, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refuse = (): void => sendAnswer(request, response, missing, 'never', 404);
    const sight = await sightOf(request, asked.slug);
    const { lines } = sight;
    const versions = lines.map(publicationListingOf);
    const lineOf = (number: number | null) => lines.find((line) => line.number === number);

    if (asked.kind === 'choose') {
      const [newest, before] = lines;
      const to = lineOf(asked.to) ?? newest;
      const from = lineOf(asked.from) ?? before;
      if (from === undefined || to === undefined) return refuse();
      const location = `/r/${encodeURIComponent(asked.slug)}/diff/${from.number}/${to.number}`;
      response.writeHead(302, { Location: location, 'Cache-Control': 'no-store' }).end();
      return;
    }
    if (asked.kind === 'diff') {
      const [from, to] = [lineOf(asked.from), lineOf(asked.to)];
      if (from === undefined || to === undefined) return refuse();
      const key = `diff ${from.id} ${to.id} ${JSON.stringify(versions)}`;
      const made = await cache.answer(key, () => answers.diff(from, to, versions));
      const isPublic = !sight.isPersonal && from.audience === 'link' && to.audience === 'link';
      return sendAnswer(request, response, made, isPublic ? 'public, asked again' : 'private, asked again');
    }
    const chosen = chosenPublication(lines, asked.wanted);
    if (chosen === null) return refuse();
    const { line, state } = chosen;
    const keeping = keepingOf(sight, line, asked.wanted);
    const [retraction, supersession] = [retractionSentence(state), supersessionSentence(state)];

    switch (asked.kind) {
      case 'page': {
        const isForEverybody = line.audience === 'link';
        const key = `page ${line.id} ${JSON.stringify([state, versions])}`;
        const made = await cache.answer(key, async () =>
          answers.page({ publication: await answers.publicationAt(line), state }, lines, isForEverybody),
        );
        sendAnswer(request, response, made, keeping);
        return noteOpened(request, sight, line);
      }
      case 'state': {
        const body = JSON.stringify({ seen: seenState(state), retraction, supersession, latest: state.latest });
        return sendAnswer(request, response, madeAnswer(body, 'application/json; charset=utf-8'), 'never');
      }
      case 'image': {
        const { sha256 } = asked;
        const known = cache.answer(`image ${line.id} ${sha256}`, async () => {
          const picture = await answers.picture(await answers.publicationAt(line), sha256);
          if (picture === null) throw new NotPublished();
          return picture;
        });
        const made = await known.catch((error: unknown) => {
          if (error instanceof NotPublished) return null;
          throw error;
        });
        // A picture is named by its hash, and nothing becomes of it.
        const forGood = keeping === 'public for good, asked each time' ? 'public for good' : keeping;
        return made === null ? refuse() : sendAnswer(request, response, made, forGood);
      }
      case 'export': {
        const key = `export ${asked.format} ${line.id} ${JSON.stringify([state.retracted, state.superseded])}`;
        const known = cache.answer(key, async () => {
          const made = await answers.export({ publication: await answers.publicationAt(line), state }, asked.format);
          if (!made.ok) throw new NoPrint(made.error);
          return made.value;
        });
        const made = await known.catch((error: unknown) => {
          if (error instanceof NoPrint) return error;
          throw error;
        });
        if (!(made instanceof NoPrint)) return sendAnswer(request, response, made, keeping);
        response.setHeader('Retry-After', '30');
        const page = plainPage(loaded.assets, 'No PDF at the moment', noPrintSentences[made.fault]);
        return sendAnswer(request, response, html(page), 'never', 503);
      }
    }
  };

  return {
    handles: (path) => /^\/(?:r|reader|schemas)(?:\/|$)/u.test(path),
    answer: async (request, response) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        response.writeHead(405, { Allow: 'GET, HEAD', 'Cache-Control': 'no-store' }).end();
        return;
      }
      const url = request.url ?? '';
      const asset = loaded.at.get(url.split('?', 1)[0] ?? '');
      if (asset !== undefined) {
        return sendAnswer(request, response, asset.answer, asset.isForGood ? 'public for good' : 'public, asked again');
      }
      const asked = readerPath(url);
      if (asked === null) return sendAnswer(request, response, missing, 'never', 404);
      await answerFor(asked, request, response);
    },
  };
}

class NotPublished extends Error {}
class NoPrint extends Error {
  constructor(readonly fault: PrintFault) {
    super(fault);
  }
}

const noPrintSentences: Readonly<Record<PrintFault, string>> = {
  'no-browser':
    'This server has no Chromium to make PDFs with. Open the version and print it from your browser: it prints the same page.',
  busy: 'Others are waiting for their PDFs. Try again in half a minute, or print the version from your browser.',
  failed: 'The PDF could not be made. Try again, or print the version from your browser: it prints the same page.',
};
