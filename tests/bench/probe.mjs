// Preloaded into every measured server (`node --import`): answers the driver over IPC, so that the product itself
// carries no code for being measured.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const figures = () => {
  const cpu = process.cpuUsage();
  const memory = process.memoryUsage();
  return {
    cpuMs: (cpu.user + cpu.system) / 1000,
    loopBusyMs: performance.eventLoopUtilization().active,
    longestBlockMs: delay.max / 1e6,
    heapBytes: memory.heapUsed,
    // What a process holds outside the heap (Buffers, ArrayBuffers) counts as much as what is in it.
    externalBytes: memory.external,
    rssBytes: memory.rss,
  };
};

process.on('message', (question) => {
  if (question.kind === 'collect') for (let i = 0; i < 4; i++) globalThis.gc?.();
  if (question.kind === 'reset') delay.reset();
  process.send?.({ id: question.id, figures: figures() });
});
// The channel alone must not keep a server alive that wants to end.
process.channel?.unref();
