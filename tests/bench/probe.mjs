// Preloaded into every measured server (`node --import`): answers the driver over IPC, so that the product itself
// carries no code for being measured.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 10 });

const busy = () => {
  const cpu = process.cpuUsage();
  return { cpuMs: (cpu.user + cpu.system) / 1000, loopBusyMs: performance.eventLoopUtilization().active };
};

// What a process holds outside the heap (Buffers, ArrayBuffers) counts as much as what is in it.
const held = () => {
  const memory = process.memoryUsage();
  return { heapBytes: memory.heapUsed, externalBytes: memory.external, rssBytes: memory.rss };
};

const answers = {
  busy,
  held: () => {
    for (let i = 0; i < 4; i++) globalThis.gc?.();
    return held();
  },
  // The delay is watched only between these two: watching costs a little by itself.
  watch: () => {
    delay.reset();
    delay.enable();
    return {};
  },
  watched: () => {
    delay.disable();
    return { longestBlockMs: delay.max / 1e6 };
  },
};

process.on('message', (question) => {
  const answer = answers[question.kind]?.();
  if (answer !== undefined) process.send?.({ id: question.id, answer });
});
// A driver that died leaves no servers behind.
process.once('disconnect', () => process.exit(1));
// The channel alone must not keep a server alive that wants to end.
process.channel?.unref();
