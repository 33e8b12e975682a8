import type { Argument, ArgumentNode } from './argument.ts';

/** What a node hangs together with: all that it goes back to, all that goes back to it, and itself. */
export type Chain = { readonly ids: ReadonlySet<string>; readonly downIds: ReadonlySet<string> };

/**
 * The chain of a node both ways (AG9): down to what it rests on, assumes and cites, link by link, and up to what rests
 * on it. Never down again from what is up, or everything that shares a source would hang together.
 */
export function chainOf(argument: Argument, id: string): Chain {
  const down = reached(id, (each) => argument.relationsFrom(each).map(({ to }) => to));
  const up = reached(id, (each) => argument.relationsTo(each).map(({ from }) => from));
  return { ids: new Set([...down, ...up]), downIds: down };
}

/** The nodes and relations of an argument that lie under a node (and the node), as an argument's parts. */
export function underNode(argument: Argument, id: string): readonly ArgumentNode[] {
  const { downIds } = chainOf(argument, id);
  return argument.nodes.filter((node) => downIds.has(node.id));
}

function reached(start: string, next: (id: string) => readonly string[]): Set<string> {
  const seen = new Set<string>([start]);
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const each of next(id)) {
      if (seen.has(each)) continue;
      seen.add(each);
      waiting.push(each);
    }
  }
  return seen;
}
