/**
 * What peers reached on a machine of this kind: 2 cores, Node 20, November 2026; medians of interleaved rounds. Stands for them
 * where they are not measured.
 */
export const peers = {
  names: ['y-websocket server with LevelDB', 'Hocuspocus with SQLite'],
  /** Ms p50, p95 and microseconds of server CPU per delivered message, by listeners. */
  propagation: {
    '1': { floor: [0.5, 0.75, 393], best: [0.69, 0.96, 863] },
    '10': { floor: [0.75, 2.4, 55], best: [0.95, 2.2, 103] },
    '50': { floor: [1.02, 2.8, 19], best: [1.19, 2.5, 33] },
    '200': { floor: [1.7, 3.4, 13], best: [1.87, 3.4, 16] },
    '50 moving': { floor: [0.9, 1.5, 26], best: [1.14, 1.8, 45] },
  },
  /** At 4,000 keystrokes a second in 100 drafts. */
  manyDrafts: { floorP95Ms: 0.57, bestP95Ms: 4.2, floorUs: 18.5, bestUs: 61, bestDeliveriesPerCoreSecond: 30_000 },
  coldOpen: { bestMs: 38, bestFirstMs: 230, bestCpuMs: 50, bestTogetherMs: 1_340, bestElsewhereP95Ms: 340 },
  stormMs: { many: 820, one: 990 },
  memory: { floorConnectionKb: 2.9, bestConnectionKb: 3.7, bestSmallKb: 18, bestLargeKb: 3_850 },
} as const;

/** What ours should reach, with accounts, rights, durable log and embedded database on. */
export const goals = {
  propagationToFloor: 1.3,
  propagationToPeer: 1.05,
  manyDraftsP95ToPeer: 0.5,
  manyDraftsCpuToPeer: 0.5,
  deliveriesToPeer: 2,
  coldOpenToPeer: 0.25,
  coldOpenCpuToPeer: 0.15,
  elsewhereToPeer: 0.15,
  connectionToFloor: 1.3,
  smallDraftToPeer: 0.5,
  largeDraftToPeer: 0.15,
  stormToPeer: 0.65,
  stormInOneToPeer: 1,
  leftPerDraftKb: 2,
  seenLostMs: 50,
  acknowledgementP95Ms: 80,
  versionBytes: 35_000,
} as const;

/** A load counts as carried while keystrokes arrive within this, p95, ms. */
export const carriedP95Ms = 100;
