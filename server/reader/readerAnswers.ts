import { compareContents } from '../../lib/commands/compareContents.ts';
import type { CommandPorts } from '../../lib/commands/ports.ts';
import type { ListedPublication } from '../../lib/commands/PublicationStore.ts';
import { frozenPublication, publicationListingOf } from '../../lib/commands/publicationShelf.ts';
import { publishedPictures } from '../../lib/commands/publishedPictures.ts';
import { publicationDocx } from '../../lib/document/export/publication/publicationDocx.ts';
import { publicationJson } from '../../lib/document/export/publication/publicationJson.ts';
import { publicationMarkdown } from '../../lib/document/export/publication/publicationMarkdown.ts';
import { publicationStix } from '../../lib/document/export/publication/publicationStix.ts';
import { earlierStands } from '../../lib/document/publication/earlierStands.ts';
import { picturesIn } from '../../lib/document/picturesIn.ts';
import type { Publication, PublicationListing, PublicationState } from '../../lib/document/publication.ts';
import { readerDiff } from '../../lib/document/reader/readerDiff.ts';
import type { ReaderAssets } from '../../lib/document/reader/readerFrame.ts';
import { readerPage } from '../../lib/document/reader/readerPage.ts';
import { readerPrint } from '../../lib/document/reader/readerPrint.ts';
import type { PrintFault } from '../../lib/document/reader/sheetEdges.ts';
import { rollUp } from '../../lib/domain/marking/rollUp.ts';
import { err, ok, unreachable, type Result } from '../../lib/domain/result.ts';
import type { MadeAnswer } from './AnswerCache.ts';
import { madeAnswer } from './madeAnswer.ts';
import type { PdfPrinter } from './PdfPrinter.ts';
import type { ExportFormat } from './readerPath.ts';

/** So many versions are looked back through for what they said of a judgment. */
const maxLookedBack = 30;

const htmlType = 'text/html; charset=utf-8';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A publication with what became of it. */
export type ShownPublication = { readonly publication: Publication; readonly state: PublicationState };

/** What makes the answers of the reader's addresses out of publications; each is made once and kept by its caller. */
export type ReaderAnswers = ReturnType<typeof createReaderAnswers>;

/** `style`: of the pages, with its faces, for printing. */
export function createReaderAnswers(given: {
  readonly ports: CommandPorts;
  readonly origin: string;
  readonly assets: ReaderAssets;
  readonly style: string;
  readonly printer: PdfPrinter;
}) {
  const { ports, origin, assets, style, printer } = given;
  const { read } = ports.database;

  const publicationAt = async (line: ListedPublication): Promise<Publication> => {
    const publication = await frozenPublication(read, line);
    if (publication === null) throw new Error('a publication whose content is gone');
    return publication;
  };

  const pdfOf = async ({ publication, state }: ShownPublication): Promise<Result<Uint8Array, PrintFault>> => {
    const pictures = new Map<string, string>();
    for (const sha256 of picturesIn(publication.content)) {
      const image = await read.images.byHash(publication.assessmentId, sha256);
      if (image === null) continue;
      pictures.set(sha256, `data:${image.mediaType};base64,${Buffer.from(image.bytes).toString('base64')}`);
    }
    const page = readerPrint(publication, state, style, (sha256) => pictures.get(sha256) ?? '');
    return printer.print(page, publication.publishedAt);
  };

  return {
    publicationAt,

    /** `lines`: all at the address that this reader may see, newest first. */
    page: async (
      shown: ShownPublication,
      lines: readonly ListedPublication[],
      isForEverybody: boolean,
    ): Promise<MadeAnswer> => {
      const { number } = shown.publication;
      const earlier = lines.filter((line) => line.number <= number).slice(0, maxLookedBack);
      const records = await read.publications.records(earlier.map(({ id }) => id));
      const stands = earlierStands(records, number);
      const versions = lines.map(publicationListingOf);
      return madeAnswer(readerPage({ ...shown, versions, stands, assets, origin, isForEverybody }), htmlType);
    },

    /** Null where the picture is not in what was published. */
    picture: async (publication: Publication, sha256: string): Promise<MadeAnswer | null> => {
      if (!picturesIn(publication.content).has(sha256)) return null;
      const image = await read.images.byHash(publication.assessmentId, sha256);
      return image === null ? null : madeAnswer(image.bytes, image.mediaType);
    },

    export: async (shown: ShownPublication, format: ExportFormat): Promise<Result<MadeAnswer, PrintFault>> => {
      const { publication, state } = shown;
      const name = `${publication.reference}-v${publication.number}.${format}`;
      switch (format) {
        case 'md':
          return ok(madeAnswer(publicationMarkdown(publication, state), 'text/markdown; charset=utf-8', name));
        case 'json': {
          const json = publicationJson(publication, state, await publishedPictures(read, publication));
          return ok(madeAnswer(json, 'application/json; charset=utf-8', name));
        }
        case 'stix.json':
          return ok(madeAnswer(publicationStix(publication, state), 'application/stix+json;version=2.1', name));
        case 'docx':
          return ok(
            madeAnswer(publicationDocx(publication, state, await publishedPictures(read, publication)), wordType, name),
          );
        case 'pdf': {
          const pdf = await pdfOf(shown);
          return pdf.ok ? ok(madeAnswer(pdf.value, 'application/pdf', name)) : err(pdf.error);
        }
        default:
          return unreachable(format);
      }
    },

    /** Compared off the event loop. */
    diff: async (
      from: ListedPublication,
      to: ListedPublication,
      versions: readonly PublicationListing[],
    ): Promise<MadeAnswer> => {
      const [before, after] = await Promise.all([publicationAt(from), publicationAt(to)]);
      const [a, b] = await Promise.all(
        [from, to].map(({ assessmentId, sha256 }) => read.contents.packed(assessmentId, sha256)),
      );
      if (!a || !b) throw new Error('a publication whose content is gone');
      const compared = await compareContents(
        ports,
        { scale: after.scale.id, marking: after.marking },
        { sha256: from.sha256, packed: a },
        { sha256: to.sha256, packed: b },
      );
      if (!compared.ok) throw new Error(compared.error.message);
      const marks = [before.banner, after.banner].filter((mark) => mark !== '');
      const banner = marks.length === 0 ? '' : rollUp(after.marking, marks).banner;
      const facts = { from: before, to: after, diff: compared.value, banner, versions, assets };
      return madeAnswer(readerDiff(facts), htmlType);
    },
  };
}
