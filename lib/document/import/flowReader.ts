import type { RootContent } from 'hast';
import type { MarkJson, NodeJson } from '../docJson.ts';
import type { FlowWriter } from './FlowWriter.ts';
import type { NoteTaker } from './importNote.ts';

/** Where a reader is. `moved` takes pictures out of what cannot hold them; null at the top, where they stand themselves. */
export type Place = {
  readonly marks: readonly MarkJson[];
  readonly moved: NodeJson[] | null;
  readonly nesting: number;
};

/** A reader of HTML as the parts that read tables need it. */
export interface FlowReader {
  readonly notes: NoteTaker;
  /** Reads nodes into a writer, in order. */
  walkAll(nodes: readonly RootContent[], writer: FlowWriter, place: Place): void;
  /** The blocks inside an element of a list, table or quotation; never none. */
  flowIn(nodes: readonly RootContent[], place: Place): readonly NodeJson[];
  /** At the top, puts what was moved out of a block after it. */
  putMoved(moved: readonly NodeJson[], writer: FlowWriter, place: Place): void;
}
