import { fsyncSync } from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';

/** As much of the engine's own file system as is put right. */
type FileSystems = {
  NODEFS: { stream_ops: { fsync?: (stream: { readonly nfd?: number }) => number } };
};

/**
 * The engine's files in a folder, with the fsync that its file system lacks: without it a commit survives a killed process, but
 * not a lost machine. It is there before the engine starts: what a start writes first is that the database is in use. Lost with
 * the machine, that would make the next start take the files for shut down in order, and write over the log.
 */
export class FlushingFs extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(...given);
    const preRun = emscriptenOpts.preRun ?? [];
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...preRun, ({ FS }) => flushThrough(FS.filesystems)] } };
  }
}

function flushThrough(filesystems: unknown): void {
  (filesystems as FileSystems).NODEFS.stream_ops.fsync = (stream) => {
    if (stream.nfd !== undefined) fsyncSync(stream.nfd);
    return 0;
  };
}
