import type { StatusDto } from '../../lib/protocol/statusDto.ts';
import type { HistogramFigures } from './Histogram.ts';
import type { RequestCounts } from './RequestFigures.ts';

type Labels = Readonly<Record<string, string>>;

/** What the metrics are made from. Counts and times alone: no text of anybody, no name, no id. */
export type Measured = {
  readonly status: StatusDto;
  readonly acknowledgement: HistogramFigures;
  readonly requests: RequestCounts;
};

/** The metrics in Prometheus's text form, version 0.0.4. */
export function metricsText({ status, acknowledgement, requests }: Measured): string {
  const { rooms, work, storage, process } = status;
  const lines: string[] = [];
  const family = (name: string, type: 'gauge' | 'counter' | 'histogram', help: string): void =>
    void lines.push(`# HELP yardstick_${name} ${help}`, `# TYPE yardstick_${name} ${type}`);
  const one = (name: string, value: number, labels: Labels = {}): void =>
    void lines.push(`yardstick_${name}${labelText(labels)} ${value}`);
  const single = (name: string, type: 'gauge' | 'counter', help: string, value: number, labels?: Labels): void => {
    family(name, type, help);
    one(name, value, labels);
  };
  const durations = (name: string, figures: HistogramFigures, labels: Labels = {}): void => {
    for (const { boundMs, count } of figures.buckets)
      one(`${name}_bucket`, count, { ...labels, le: String(boundMs / 1000) });
    one(`${name}_bucket`, figures.count, { ...labels, le: '+Inf' });
    one(`${name}_sum`, figures.sumMs / 1000, labels);
    one(`${name}_count`, figures.count, labels);
  };

  single('info', 'gauge', 'What runs here.', 1, { version: status.version, database: storage.database });
  single('ready', 'gauge', 'Whether database, schema and rooms can serve.', status.ready.ok ? 1 : 0);
  if (status.ready.nodes !== undefined) {
    const { state, others } = status.ready.nodes;
    single(
      'nodes_together',
      'gauge',
      'Whether other processes are heard at once; 0: by the database, within seconds.',
      state === 'together' ? 1 : 0,
    );
    single('nodes_heard', 'gauge', 'Other processes that are heard.', others);
  }
  single('rooms', 'gauge', 'Drafts that are loaded.', rooms.rooms);
  single('sockets', 'gauge', 'Open sockets in rooms.', rooms.sockets);
  single('uncommitted_bytes', 'gauge', 'Updates that are not durable yet.', rooms.uncommittedBytes);
  single('commits_total', 'counter', 'Appends to the log.', rooms.commits);
  single('committed_updates_total', 'counter', 'Updates made durable.', rooms.committedUpdates);
  single('failed_commits_total', 'counter', 'Appends that failed and were tried again.', rooms.failedCommits);
  single('compactions_total', 'counter', 'Drafts folded.', rooms.compactions);
  family('acknowledgement_seconds', 'histogram', 'From the arrival of an update to its commit.');
  durations('acknowledgement_seconds', acknowledgement);
  family('outbox_waiting', 'gauge', 'What is to be done after commits.');
  for (const { topic, waiting } of work) one('outbox_waiting', waiting, { topic });
  family('outbox_oldest_seconds', 'gauge', 'How long the oldest of it is overdue.');
  for (const { topic, overdueSeconds } of work) one('outbox_oldest_seconds', overdueSeconds, { topic });
  single('database_bytes', 'gauge', 'Size of the database.', storage.bytes);
  single('quarantined_updates', 'gauge', 'Log rows set aside because they did not fit.', storage.quarantinedCount);
  single('assessments', 'gauge', 'Assessments, archived ones left out.', storage.assessments);
  single('publications', 'gauge', 'Publications.', storage.publications);
  single('audit_rows', 'gauge', 'Rows of the audit log.', storage.auditRows);
  family('http_requests_total', 'counter', 'Answers by kind and class of status.');
  for (const { kind, status: code, count } of requests.answers)
    one('http_requests_total', count, { kind, status: code });
  family('http_request_seconds', 'histogram', 'How long answers took.');
  for (const { kind, took } of requests.durations) durations('http_request_seconds', took, { kind });
  single('process_resident_bytes', 'gauge', 'Memory of the process.', process.residentBytes);
  single(
    'event_loop_delay_seconds',
    'gauge',
    'Delay of the event loop, 99th percentile since the last look.',
    process.loopDelayMs / 1000,
  );
  single('uptime_seconds', 'gauge', 'Since the start.', process.uptimeSeconds);
  return `${lines.join('\n')}\n`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, '_')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}
