import { fillRooms } from './measureColdOpen.ts';
import { installPeers, preparePeer, type PreparedPeer } from './startPeers.ts';
import { prepareProduct, startFloor } from './startTargets.ts';
import { targetNames, type Target, type TargetName } from './Target.ts';
import { BenchClient } from './BenchClient.ts';

/** The same measure of all servers; null: not measured there. */
export type Measured<T> = { readonly [Name in TargetName]: T | null };

/** Makes a `Measured` by asking for each server. */
export function measuredBy<T>(of: (name: TargetName) => T | null): Measured<T> {
  return { floor: of('floor'), yws: of('yws'), hocus: of('hocus'), ours: of('ours') };
}

type Restartable = { readonly start: () => Promise<Target>; readonly remove: () => Promise<void> };

/** All servers of one run, in processes of their own, each with data of its own. */
export class Fleet {
  readonly #running = new Map<TargetName, Target>();
  readonly #prepared = new Map<TargetName, Restartable>();

  /** @param drafts How many drafts there are. The first `small` of them hold the same few blocks everywhere, the others nothing. */
  static async start(options: {
    readonly drafts: number;
    readonly small: number;
    readonly pages: boolean;
    readonly peers: boolean;
    readonly profileDir: string | undefined;
    readonly say: (line: string) => void;
  }): Promise<Fleet> {
    const fleet = new Fleet();
    const hasPeers = options.peers && (await installPeers(options.say));
    options.say(`Preparing ${options.drafts} drafts ...`);
    const product = await prepareProduct(options);
    fleet.#prepared.set('ours', product);
    try {
      fleet.#running.set('floor', await startFloor());
      await fleet.#begin('ours');
      if (hasPeers) {
        const ours = fleet.get('ours');
        const { opened } = await BenchClient.open(ours.address(0, 0)).then(async (client) => {
          await client.close();
          return client;
        });
        const rooms = Array.from({ length: options.small }, (_, room) => room);
        for (const name of ['yws', 'hocus'] as const) {
          const peer: PreparedPeer = await preparePeer(name);
          fleet.#prepared.set(name, peer);
          const target = await fleet.#begin(name);
          for (const update of opened.filter(({ length }) => length > 2)) await fillRooms(target, rooms, update);
        }
      }
      return fleet;
    } catch (error) {
      await fleet.end();
      throw error;
    }
  }

  has(name: TargetName): boolean {
    return this.#running.has(name);
  }

  get(name: TargetName): Target {
    const target = this.#running.get(name);
    if (target === undefined) throw new Error(`${name} does not run`);
    return target;
  }

  /** Who takes part, in the order of measuring. */
  get names(): readonly TargetName[] {
    return targetNames.filter((name) => this.has(name));
  }

  /** Those that keep drafts. */
  get keepers(): readonly TargetName[] {
    return this.names.filter((name) => name !== 'floor');
  }

  /** Ends a server in good order and starts it on the same data. */
  async restart(name: TargetName): Promise<Target> {
    await this.get(name).server.stop();
    return this.#begin(name);
  }

  /** How to start a server that was killed. */
  readonly revive = async (name: TargetName): Promise<Target> => this.#begin(name);

  /** Measures in turn, round by round, so that a disturbance of the machine hits all. */
  async interleaved<T>(
    names: readonly TargetName[],
    rounds: number,
    measure: (target: Target, round: number) => Promise<T>,
    medianOf: (rounds: readonly T[]) => T,
  ): Promise<Measured<T>> {
    const found = new Map<TargetName, T[]>(names.map((name) => [name, []]));
    for (let round = 0; round < rounds; round++)
      for (const name of names) found.get(name)?.push(await measure(this.get(name), round));
    return measuredBy((name) => {
      const all = found.get(name);
      return all === undefined ? null : medianOf(all);
    });
  }

  async end(): Promise<void> {
    for (const [name, target] of this.#running) {
      if (name === 'ours') await target.server.stop();
      else await target.server.kill();
    }
    for (const prepared of this.#prepared.values()) await prepared.remove();
  }

  async #begin(name: TargetName): Promise<Target> {
    const target = await this.#prepared.get(name)?.start();
    if (target === undefined) throw new Error(`${name} keeps nothing to start on`);
    this.#running.set(name, target);
    return target;
  }
}
