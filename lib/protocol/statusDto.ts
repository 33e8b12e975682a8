import { z } from 'zod';
import { instant } from './fields.ts';

const count = z.number().min(0);

/** Whether the process can serve, and what keeps it from it. */
export const readinessDto = z.object({
  ok: z.boolean(),
  /** The database answers. */
  database: z.boolean(),
  /** Its schema is this version's. */
  migrations: z.boolean(),
  /** New sockets are served. */
  rooms: z.boolean(),
  /** Where it is one of several: how it hears the others, at once (`together`) or by way of the database (`polling`), which is ready too. */
  nodes: z.object({ state: z.enum(['together', 'polling']), others: count }).optional(),
});
export type ReadinessDto = z.output<typeof readinessDto>;

/** How the server is doing: counts and times, and nothing of what anybody wrote. */
export const statusDto = z.object({
  at: instant,
  version: z.string(),
  ready: readinessDto,
  rooms: z.object({
    rooms: count,
    sockets: count,
    uncommittedBytes: count,
    commits: count,
    committedUpdates: count,
    failedCommits: count,
    compactions: count,
    /** From the arrival of an update to its commit, of the newest ones, ms; null: none yet. */
    acknowledgedP50Ms: z.number().nullable(),
    acknowledgedP95Ms: z.number().nullable(),
  }),
  /** What is to be done after commits, by topic. */
  work: z
    .array(
      z.object({
        topic: z.string(),
        waiting: count,
        /** Ended without success in the last seven days. */
        failed: count,
        /** How long the oldest is overdue. */
        overdueSeconds: count,
      }),
    )
    .readonly(),
  storage: z.object({
    database: z.enum(['embedded', 'server']),
    bytes: count,
    schemaVersion: z.string(),
    migrations: count,
    assessments: count,
    publications: count,
    users: count,
    auditRows: count,
    quarantinedCount: count,
    /** The newest of them: of which assessment, by its printed reference. */
    quarantined: z
      .array(z.object({ seq: z.string(), reference: z.string(), at: instant, quarantinedAt: instant, bytes: count }))
      .readonly(),
  }),
  process: z.object({
    startedAt: instant,
    uptimeSeconds: count,
    residentBytes: count,
    loopDelayMs: count,
    node: z.string(),
  }),
});
export type StatusDto = z.output<typeof statusDto>;
