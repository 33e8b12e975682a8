import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import {
  backupEnd,
  BackupError,
  backupFormat,
  backupHead,
  LineHash,
  tableEnd,
  tableHead,
  type BackupEnd,
  type BackupHead,
  type TableHead,
} from './backupLines.ts';

/** What happens while a backup is read, in the order of the file. */
export type BackupReader = {
  readonly head?: (head: BackupHead) => Promise<void>;
  readonly table?: (table: TableHead) => Promise<void>;
  readonly row?: (line: string, table: TableHead) => Promise<void> | undefined;
  readonly endOfTable?: (table: TableHead) => Promise<void>;
};

/**
 * Reads a backup from its first line to its last and checks every hash in it.
 *
 * @throws BackupError where the file is missing, damaged, cut off, of a newer form, or no backup at all.
 */
export async function readBackup(
  file: string,
  reader: BackupReader = {},
): Promise<{ head: BackupHead; end: BackupEnd }> {
  const damaged = (what: string): BackupError => new BackupError(`${file} is damaged: ${what}. Nothing was changed.`);
  const all = new LineHash();
  let head: BackupHead | null = null;
  let open: { readonly table: TableHead; readonly hash: LineHash; rows: number } | null = null;
  let end: BackupEnd | null = null;
  let tables = 0;
  let rows = 0;
  for await (const line of linesOf(file, damaged)) {
    if (end !== null) throw damaged('something follows its end');
    if (head === null) {
      head = headIn(line, file);
      await reader.head?.(head);
    } else if (open === null) {
      const last = parsed(backupEnd, line);
      if (last === null) {
        const table = parsed(tableHead, line);
        if (table === null) throw damaged('a table was expected');
        open = { table, hash: new LineHash(), rows: 0 };
        await reader.table?.(table);
      } else {
        if (last.sha256 !== all.hex() || last.tables !== tables || last.rows !== rows)
          throw damaged('its hash differs');
        end = last;
      }
    } else {
      const close = line.startsWith('{"end":') ? parsed(tableEnd, line) : null;
      if (close === null) {
        open.hash.add(line);
        open.rows += 1;
        rows += 1;
        await reader.row?.(line, open.table);
      } else {
        const { table, hash } = open;
        if (close.end !== table.table || close.rows !== open.rows || close.sha256 !== hash.hex()) {
          throw damaged(`the hash of ${table.table} differs`);
        }
        await reader.endOfTable?.(table);
        tables += 1;
        open = null;
      }
    }
    if (end === null) all.add(line);
  }
  if (head === null || end === null) throw damaged('its end is missing');
  return { head, end };
}

async function* linesOf(file: string, damaged: (what: string) => BackupError): AsyncGenerator<string> {
  const unzipped = createGunzip();
  let failure: NodeJS.ErrnoException | null = null;
  pipeline(createReadStream(file), unzipped, (error) => {
    failure = error ?? null;
  });
  const told = (error: NodeJS.ErrnoException): BackupError => {
    if (error.code === 'ENOENT') return new BackupError(`${file} does not exist.`);
    if (error.code === 'EISDIR' || error.code === 'EACCES') return new BackupError(`${file} cannot be read.`);
    if (error.message === 'incorrect header check') return new BackupError(`${file} is no backup of Yardstick.`);
    return damaged('it cannot be unpacked to its end');
  };
  try {
    // Parted at line feeds alone: in JSON text a line separator of Unicode may stand as it is.
    let rest: Buffer[] = [];
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, at)]).toString('utf8');
        rest = [];
        from = at + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
    if (rest.length > 0) throw damaged('its last line is not complete');
  } catch (error) {
    throw error instanceof BackupError ? error : told(error as NodeJS.ErrnoException);
  } finally {
    unzipped.destroy();
  }
  if (failure !== null) throw told(failure);
}

function headIn(line: string, file: string): BackupHead {
  const foreign = new BackupError(`${file} is no backup of Yardstick.`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw foreign;
  }
  const form = backupHead.pick({ yardstick: true, format: true, version: true }).safeParse(value);
  if (!form.success) throw foreign;
  if (form.data.format > backupFormat) {
    throw new BackupError(
      `${file} was made by a newer version (${form.data.version}), whose form this one does not know. Nothing was changed.`,
    );
  }
  const head = backupHead.safeParse(value);
  if (!head.success) throw new BackupError(`${file} is damaged: its first line cannot be read. Nothing was changed.`);
  return head.data;
}

function parsed<S extends z.ZodType>(schema: S, line: string): z.output<S> | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
