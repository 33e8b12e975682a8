import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Line } from './judge/Line.ts';
import type { Results } from './results.ts';

const verdictOf = (line: Line): string => (line.isMet === null ? '' : line.isMet ? 'met' : 'FALLS SHORT');
const times = (ratio: number | null): string => (ratio === null ? '' : `${ratio.toFixed(2)} x`);
const heads = ['', 'floor', 'yws', 'hocus', 'ours', 'to floor', 'to better peer', 'goal', ''];
const cellsOf = (line: Line): readonly string[] => [
  line.what,
  line.shown.floor,
  line.shown.yws,
  line.shown.hocus,
  line.shown.ours,
  times(line.toFloor),
  `${times(line.toPeer)}${line.isPublishedPeer ? ' (before)' : ''}`,
  line.goal,
  verdictOf(line),
];

/** The outcome as a table for the terminal. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [heads, ...lines.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const ratiosOf = ({ toFloor, toPeer }: Line): string =>
  [...(toFloor === null ? [] : [`${times(toFloor)} floor`]), ...(toPeer === null ? [] : [`${times(toPeer)} peer`])]
    .map((ratio) => `, ${ratio}`)
    .join('');

/** The run in a sentence or two, and what falls short. */
export function describeRun(results: Results, lines: readonly Line[]): string {
  const short = lines
    .filter((line) => line.isMet === false)
    .map((line) => `- ${line.what}: ${line.shown.ours}${ratiosOf(line)}; goal ${line.goal}`);
  const major = results.node.replace(/^v(\d+).*/, '$1');
  const server = results.withPages ? 'the product as `npm start` runs it' : "the product's rooms without its pages";
  return [
    `${results.date.slice(0, 10)}, ${results.machine}, ${results.cores} cores, Node ${major}, ${results.rounds} interleaved rounds${results.isQuick ? ' (short)' : ''}; measured: ${server}.`,
    ...(results.withPeers || results.propagation === null
      ? []
      : ['The peers were not measured: "(before)" compares with what they reached on a machine of this kind before.']),
    ...(results.loadBefore > 0.5
      ? [
          `**The machine was busy with other work** (load ${results.loadBefore.toFixed(1)} on ${results.cores} cores before the start): milliseconds, above all p95, say little; ratios and CPU say more.`,
        ]
      : []),
    ...(results.coldOpen !== null && !results.draftIsRecorded
      ? ['The large draft is made up: the recorded history was not there.']
      : []),
    short.length === 0 ? 'Nothing falls short of its goal.' : `Falls short:\n${short.join('\n')}`,
  ].join('\n\n');
}

const begin = '<!-- figures: written by the benchmark -->';
const end = '<!-- end of figures -->';

/** Writes the figures between the marks of the document, leaving the words around them. */
export function writeDocument(path: string, results: Results, lines: readonly Line[]): void {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : `${begin}\n${end}\n`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error('the document has no place for figures');
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const figures = [
    begin,
    '',
    describeRun(results, lines),
    '',
    row(heads),
    row(heads.map(() => '---')),
    ...lines.map((line) => row(cellsOf(line))),
    '',
  ];
  writeFileSync(path, `${text.slice(0, from)}${figures.join('\n')}\n${text.slice(to)}`);
}
