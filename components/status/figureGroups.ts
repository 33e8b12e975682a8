import type { StatusDto } from '@/lib/protocol/statusDto.ts';

/** A number with its name. `isBad`: somebody should look at it. */
export type Figure = { readonly what: string; readonly value: string; readonly isBad?: boolean };

/** Something that has been due for longer than this needs somebody, seconds. */
const overdueSeconds = 300;
/** An acknowledgement that takes longer than this is felt, ms. */
const slowMs = 1_000;

const whole = new Intl.NumberFormat('en-GB');

/** The figures of a status, as they are read. */
export function figureGroups(
  status: StatusDto,
): readonly { readonly name: string; readonly figures: readonly Figure[] }[] {
  const { rooms, work, storage, process, ready } = status;
  const { acknowledgedP50Ms: p50, acknowledgedP95Ms: p95 } = rooms;
  return [
    {
      name: 'Writing',
      figures: [
        { what: 'Drafts open', value: whole.format(rooms.rooms) },
        { what: 'Connections', value: whole.format(rooms.sockets) },
        { what: 'Not stored yet', value: bytesText(rooms.uncommittedBytes) },
        { what: 'Stored within, half of edits', value: p50 === null ? 'no edits yet' : `${Math.round(p50)} ms` },
        {
          what: 'Stored within, 95 of 100',
          value: p95 === null ? 'no edits yet' : `${Math.round(p95)} ms`,
          isBad: p95 !== null && p95 > slowMs,
        },
        {
          what: 'Failed writes, tried again',
          value: whole.format(rooms.failedCommits),
          isBad: rooms.failedCommits > 0,
        },
      ],
    },
    {
      name: 'In the background',
      figures:
        work.length === 0
          ? [{ what: 'Waiting', value: 'nothing' }]
          : work.flatMap(({ topic, waiting, failed, overdueSeconds: overdue }) => [
              {
                what: `${topicWords(topic)} waiting`,
                value:
                  overdue > overdueSeconds
                    ? `${whole.format(waiting)}, for ${Math.round(overdue / 60)} min`
                    : whole.format(waiting),
                isBad: overdue > overdueSeconds,
              },
              { what: `${topicWords(topic)} given up, 7 days`, value: whole.format(failed), isBad: failed > 0 },
            ]),
    },
    {
      name: 'Storage',
      figures: [
        { what: 'Database', value: storage.database === 'embedded' ? 'embedded' : 'PostgreSQL server' },
        { what: 'Size', value: bytesText(storage.bytes) },
        { what: 'Assessments', value: whole.format(storage.assessments) },
        { what: 'Publications', value: whole.format(storage.publications) },
        { what: 'Accounts', value: whole.format(storage.users) },
        { what: 'Schema', value: storage.schemaVersion.replace(/^(\d{8})\d*_/, '$1 ') },
      ],
    },
    {
      name: 'Process',
      figures: [
        { what: 'Version', value: status.version },
        { what: 'Up for', value: durationText(process.uptimeSeconds) },
        { what: 'Memory', value: bytesText(process.residentBytes) },
        {
          what: 'Event loop late by',
          value: `${Math.round(process.loopDelayMs)} ms`,
          isBad: process.loopDelayMs > slowMs,
        },
        { what: 'Node', value: process.node },
        ...(ready.nodes === undefined ? [] : nodeFigures(ready.nodes)),
      ],
    },
  ];
}

/** How this process hears the others on its database. */
function nodeFigures({ state, others }: NonNullable<StatusDto['ready']['nodes']>): readonly Figure[] {
  const isTogether = state === 'together';
  return [
    { what: 'Other processes heard', value: whole.format(others) },
    {
      what: 'Their words come',
      value: isTogether ? 'at once' : 'within seconds',
      isBad: !isTogether,
    },
  ];
}

function topicWords(topic: string): string {
  if (topic === 'mail') return 'Mail';
  return topic === 'webhook' ? 'Webhooks' : topic;
}

function bytesText(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB'] as const;
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(1000)));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${units[step] ?? 'bytes'}`;
}

function durationText(seconds: number): string {
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min`;
  return seconds < 86_400 ? `${Math.floor(seconds / 3_600)} h` : `${Math.floor(seconds / 86_400)} days`;
}
