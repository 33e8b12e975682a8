import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { ReadinessDto, StatusDto } from '../../lib/protocol/statusDto.ts';
import type { OpenDatabase } from '../../lib/persistence/openDatabase.ts';
import type { Rooms } from '../createRooms.ts';
import { metricsText } from './metricsText.ts';
import type { RequestFigures } from './RequestFigures.ts';

/** What the process can tell of itself. */
export type Status = {
  readonly ready: () => Promise<ReadinessDto>;
  readonly read: () => Promise<StatusDto>;
  /** As `read`, in Prometheus's form. */
  readonly metrics: () => Promise<string>;
};

export type StatusSources = {
  readonly database: Pick<OpenDatabase, 'kind' | 'isCurrent' | 'figures'>;
  readonly rooms: Pick<Rooms, 'ready' | 'figures' | 'nodes'>;
  readonly requests: RequestFigures;
  readonly version: string;
  readonly now: () => Date;
};

/** Who asks again sooner gets the same counts of the database, ms: several may look at once. */
const keptMs = 2_000;
/** A database that has not answered by then does not count as reachable, ms. */
const answerWithinMs = 3_000;

/** Makes the process's account of itself. */
export function createStatus(sources: StatusSources): Status {
  const { database, rooms, requests, version, now } = sources;
  const startedAt = now();
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  let kept: { readonly untilMs: number; readonly figures: ReturnType<OpenDatabase['figures']> } | null = null;
  const figures = (): ReturnType<OpenDatabase['figures']> => {
    const nowMs = now().getTime();
    if (kept === null || kept.untilMs <= nowMs || kept.untilMs > nowMs + keptMs) {
      const asked = database.figures();
      asked.catch(() => (kept = null));
      kept = { untilMs: nowMs + keptMs, figures: asked };
    }
    return kept.figures;
  };

  const ready = async (): Promise<ReadinessDto> => {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), answerWithinMs).unref());
    const isCurrent = await Promise.race([database.isCurrent().catch(() => null), late]);
    const found = { database: isCurrent !== null, migrations: isCurrent === true, rooms: rooms.ready() };
    const nodes = rooms.nodes?.state();
    return { ok: found.database && found.migrations && found.rooms, ...found, ...(nodes && { nodes }) };
  };
  const read = async (): Promise<StatusDto> => {
    const [isReady, { work, storage }] = await Promise.all([ready(), figures()]);
    const { took: _, tookP50Ms, tookP95Ms, ...counted } = rooms.figures();
    const { sessions, ...rest } = counted;
    const loopDelayMs = Number.isFinite(delay.percentile(99)) ? Math.round(delay.percentile(99) / 1e5) / 10 : 0;
    delay.reset();
    return {
      at: now().toISOString(),
      version,
      ready: isReady,
      rooms: { ...rest, sockets: sessions, acknowledgedP50Ms: tookP50Ms, acknowledgedP95Ms: tookP95Ms },
      work,
      storage: { database: database.kind, ...storage },
      process: {
        startedAt: startedAt.toISOString(),
        uptimeSeconds: Math.max(0, Math.round((now().getTime() - startedAt.getTime()) / 1000)),
        residentBytes: process.memoryUsage.rss(),
        loopDelayMs,
        node: process.versions.node,
      },
    };
  };
  return {
    ready,
    read,
    metrics: async () =>
      metricsText({ status: await read(), acknowledgement: rooms.figures().took, requests: requests.counts() }),
  };
}
