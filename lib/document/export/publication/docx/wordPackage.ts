import { zipOf, type ZipEntry } from './zipOf.ts';
import { wordNamespace, wordStyles } from './wordStyles.ts';
import type { Numbering, WordWriter } from './WordWriter.ts';
import { paragraph, run, value } from './wordParts.ts';
import { element, xmlFile, type Xml } from './xml.ts';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const openPackage = 'http://schemas.openxmlformats.org/package/2006';
const newerRelationships = 'http://schemas.microsoft.com/office/2011/relationships';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const namespaces = {
  'xmlns:w': wordNamespace,
  'xmlns:r': `${office}/relationships`,
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
};

/** What a document says of itself; nothing of it is read from a clock. */
export type CoreProperties = {
  readonly title: string;
  readonly authors: string;
  readonly subject: string;
  /** ISO time. */
  readonly createdAt: string;
};

/** A Word document: its body, and what was gathered while it was written. `footer`: before the number of the page. */
export function wordPackage(p: {
  readonly body: readonly Xml[];
  readonly writer: WordWriter;
  readonly banner: string;
  readonly footer: string;
  readonly properties: CoreProperties;
}): Uint8Array {
  const section = element(
    'w:sectPr',
    {},
    element('w:headerReference', { 'w:type': 'default', 'r:id': 'rIdHeader' }),
    element('w:footerReference', { 'w:type': 'default', 'r:id': 'rIdFooter' }),
    element('w:endnotePr', {}, value('w:numFmt', 'decimal')),
    element('w:pgSz', { 'w:w': 11906, 'w:h': 16838 }),
    element('w:pgMar', {
      'w:top': 1440,
      'w:right': 1300,
      'w:bottom': 1300,
      'w:left': 1300,
      'w:header': 600,
      'w:footer': 500,
      'w:gutter': 0,
    }),
  );
  const document = element('w:document', namespaces, element('w:body', {}, ...p.body, section));
  const field = (code: string): Xml => element('w:fldSimple', { 'w:instr': ` ${code} ` }, run('1'));
  const footer = [run(`${p.footer} · page `), field('PAGE'), run(' of '), field('NUMPAGES')];
  const mark = p.banner === '' ? [] : [paragraph('Header', [run(p.banner)])];
  const hasComments = !p.writer.comments.isEmpty;
  const entries: readonly (readonly [string, Uint8Array])[] = [
    ['[Content_Types].xml', contentTypes(hasComments)],
    ['_rels/.rels', packageRelationships()],
    ['docProps/core.xml', coreProperties(p.properties)],
    ['word/document.xml', xmlFile(document)],
    ['word/_rels/document.xml.rels', documentRelationships(p.writer)],
    ['word/styles.xml', wordStyles(hasComments)],
    ['word/numbering.xml', numberings(p.writer.numberings)],
    ['word/endnotes.xml', endnotes(p.writer.endnotes, mark)],
    ['word/settings.xml', settings()],
    [
      'word/header1.xml',
      xmlFile(element('w:hdr', namespaces, ...(mark.length === 0 ? [paragraph('Header', [])] : mark))),
    ],
    ['word/footer1.xml', xmlFile(element('w:ftr', namespaces, ...mark, paragraph('Footer', footer)))],
    ...(hasComments
      ? ([
          ['word/comments.xml', p.writer.comments.comments()],
          ['word/commentsExtended.xml', p.writer.comments.threads()],
        ] as const)
      : []),
  ];
  const files: readonly ZipEntry[] = entries.map(([path, bytes]) => ({ path, bytes }));
  return zipOf([...files, ...p.writer.media]);
}

function contentTypes(hasComments: boolean): Uint8Array {
  const byExtension = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ...['png', 'jpeg', 'gif'].map((kind) => [kind, `image/${kind}`]),
  ].map(([Extension = '', ContentType = '']) => element('Default', { Extension, ContentType }));
  const byPart = [
    ['/word/document.xml', `${wordType}.document.main+xml`],
    ['/word/styles.xml', `${wordType}.styles+xml`],
    ['/word/numbering.xml', `${wordType}.numbering+xml`],
    ['/word/endnotes.xml', `${wordType}.endnotes+xml`],
    ['/word/settings.xml', `${wordType}.settings+xml`],
    ['/word/header1.xml', `${wordType}.header+xml`],
    ['/word/footer1.xml', `${wordType}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...(hasComments
      ? [
          ['/word/comments.xml', `${wordType}.comments+xml`],
          ['/word/commentsExtended.xml', `${wordType}.commentsExtended+xml`],
        ]
      : []),
  ].map(([PartName = '', ContentType = '']) => element('Override', { PartName, ContentType }));
  return xmlFile(element('Types', { xmlns: `${openPackage}/content-types` }, ...byExtension, ...byPart));
}

const relationship = (Id: string, Type: string, Target: string, isOutside = false): Xml =>
  element('Relationship', { Id, Type, Target, ...(isOutside && { TargetMode: 'External' }) });

function packageRelationships(): Uint8Array {
  return xmlFile(
    element(
      'Relationships',
      { xmlns: `${openPackage}/relationships` },
      relationship('rId1', `${office}/relationships/officeDocument`, 'word/document.xml'),
      relationship('rId2', `${openPackage}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    ),
  );
}

function documentRelationships(writer: WordWriter): Uint8Array {
  const parts = [
    ['rIdStyles', 'styles', 'styles.xml'],
    ['rIdNumbering', 'numbering', 'numbering.xml'],
    ['rIdEndnotes', 'endnotes', 'endnotes.xml'],
    ['rIdSettings', 'settings', 'settings.xml'],
    ['rIdHeader', 'header', 'header1.xml'],
    ['rIdFooter', 'footer', 'footer1.xml'],
  ].map(([id = '', kind = '', target = '']) => relationship(id, `${office}/relationships/${kind}`, target));
  const own = writer.relationships.map(({ id, kind, target }) =>
    relationship(id, `${office}/relationships/${kind}`, target, kind === 'hyperlink'),
  );
  const comments = writer.comments.isEmpty
    ? []
    : [
        relationship('rIdComments', `${office}/relationships/comments`, 'comments.xml'),
        relationship('rIdCommentsExtended', `${newerRelationships}/commentsExtended`, 'commentsExtended.xml'),
      ];
  return xmlFile(element('Relationships', { xmlns: `${openPackage}/relationships` }, ...parts, ...comments, ...own));
}

function coreProperties({ title, authors, subject, createdAt }: CoreProperties): Uint8Array {
  const moment = createdAt.replace(/\.\d+Z$/u, 'Z');
  const time = (name: string): Xml => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, moment);
  return xmlFile(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': `${openPackage}/metadata/core-properties`,
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, title),
      element('dc:subject', {}, subject),
      element('dc:creator', {}, authors),
      element('dc:language', {}, 'en'),
      time('dcterms:created'),
      time('dcterms:modified'),
    ),
  );
}

function numberings(all: readonly Numbering[]): Uint8Array {
  const level = (at: number, isBullet: boolean): Xml =>
    element(
      'w:lvl',
      { 'w:ilvl': at },
      value('w:start', 1),
      value('w:numFmt', isBullet ? 'bullet' : 'decimal'),
      value('w:lvlText', isBullet ? '•' : `%${at + 1}.`),
      value('w:lvlJc', 'left'),
      element('w:pPr', {}, element('w:ind', { 'w:left': 720 + at * 360, 'w:hanging': 360 })),
    );
  const levels = Array.from({ length: 9 }, (_, at) => at);
  const abstract = [true, false].map((isBullet, id) =>
    element(
      'w:abstractNum',
      { 'w:abstractNumId': id },
      value('w:multiLevelType', 'hybridMultilevel'),
      ...levels.map((at) => level(at, isBullet)),
    ),
  );
  const used = all.map(({ id, start }) =>
    element(
      'w:num',
      { 'w:numId': id },
      value('w:abstractNumId', start === null ? 0 : 1),
      ...(start === null
        ? []
        : levels.map((at) => element('w:lvlOverride', { 'w:ilvl': at }, value('w:startOverride', start)))),
    ),
  );
  return xmlFile(element('w:numbering', { 'xmlns:w': wordNamespace }, ...abstract, ...used));
}

/**
 * The notes, between the mark: programs that put them on sheets of their own (LibreOffice) leave header and footer away there.
 */
function endnotes(notes: WordWriter['endnotes'], mark: readonly Xml[]): Uint8Array {
  const last = notes.length - 1;
  const marked = notes.map(({ id, line }, at) =>
    element('w:endnote', { 'w:id': id }, ...(at === 0 ? mark : []), line, ...(at === last ? mark : [])),
  );
  const separator = (id: number, type: string, sign: string): Xml =>
    element('w:endnote', { 'w:type': type, 'w:id': id }, element('w:p', {}, element('w:r', {}, element(sign))));
  return xmlFile(
    element(
      'w:endnotes',
      { 'xmlns:w': wordNamespace },
      separator(0, 'separator', 'w:separator'),
      separator(1, 'continuationSeparator', 'w:continuationSeparator'),
      ...marked,
    ),
  );
}

function settings(): Uint8Array {
  return xmlFile(
    element(
      'w:settings',
      { 'xmlns:w': wordNamespace },
      element(
        'w:endnotePr',
        {},
        value('w:numFmt', 'decimal'),
        element('w:endnote', { 'w:id': 0 }),
        element('w:endnote', { 'w:id': 1 }),
      ),
      element(
        'w:compat',
        {},
        element('w:compatSetting', {
          'w:name': 'compatibilityMode',
          'w:uri': 'http://schemas.microsoft.com/office/word',
          'w:val': 15,
        }),
      ),
    ),
  );
}
