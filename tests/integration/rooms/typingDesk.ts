import { expect, vi } from 'vitest';
import { readDoc } from '../../../lib/document/yjs/readDraft.ts';
import type { SeededRandom } from '../../fuzz/document/SeededRandom.ts';
import type { ApiClient } from '../apiClient.ts';
import { draftOnServer, hasAllOf, TypingClient, type Place } from './TypingClient.ts';

/** Looking costs little: the processor is the server's. */
export const patience = { timeout: 60_000, interval: 10 };

type Draft = {
  readonly place: Place;
  readonly clients: readonly TypingClient[];
  /** Updates that were acknowledged since they were last looked for. */
  promised: Uint8Array[];
};

/** Drafts with people who type in them, and what the server has promised these people. */
export class TypingDesk {
  readonly drafts: readonly Draft[];
  /** Updates acknowledged so far. */
  promises = 0;
  /** Of these, how many were looked for in the store. */
  checked = 0;
  readonly #api: ApiClient;
  #typing: NodeJS.Timeout | null = null;

  private constructor(api: ApiClient, places: readonly Place[], clientsOfDraft: readonly number[]) {
    this.#api = api;
    this.drafts = places.map((place, at) => {
      const onPromise = (update: Uint8Array): void => {
        this.promises += 1;
        draft.promised.push(update);
      };
      const clients = Array.from({ length: clientsOfDraft[at] ?? 1 }, () => new TypingClient(place, onPromise));
      const draft: Draft = { place, clients, promised: [] };
      return draft;
    });
  }

  /** Makes a draft for each number in `clientsOfDraft`, with so many clients, and waits until all have it. */
  static async open(api: ApiClient, origin: string, clientsOfDraft: readonly number[]): Promise<TypingDesk> {
    const places: Place[] = [];
    for (const at of clientsOfDraft.keys()) {
      const content = ['Ships wait off the harbour.', 'Cranes stand still.', 'The pilots have been told.'].join('\n\n');
      const { id } = await api.done<{ id: string }>('POST', '/api/v1/assessments', {
        title: `Harbour ${at}`,
        import: { format: 'text', content },
      });
      places.push({ origin, cookie: api.cookie, assessmentId: id });
    }
    const desk = new TypingDesk(api, places, clientsOfDraft);
    await vi.waitUntil(() => desk.areAll(({ provider }) => provider.synced), patience);
    return desk;
  }

  /** Everybody types until `stop`. */
  start(random: SeededRandom, everyMs: number): void {
    const clients = this.drafts.flatMap((draft) => draft.clients);
    this.#typing = setInterval(() => clients.forEach((client) => client.edit(random)), everyMs);
  }

  stop(): void {
    if (this.#typing !== null) clearInterval(this.#typing);
  }

  areAll(is: (client: TypingClient) => boolean): boolean {
    return this.drafts.every((draft) => draft.clients.every(is));
  }

  /** Waits until so many more updates are acknowledged. */
  async promised(count: number): Promise<void> {
    const enough = this.promises + count;
    await vi.waitUntil(() => this.promises >= enough, patience);
  }

  disconnect(): void {
    for (const { clients } of this.drafts) for (const { provider } of clients) provider.disconnect();
  }

  connect(): void {
    for (const { clients } of this.drafts) for (const { provider } of clients) provider.connect();
  }

  /** What was promised is on the server. Nobody else may bring it back meanwhile. */
  async expectNothingLost(): Promise<void> {
    for (const draft of this.drafts) {
      const stored = await draftOnServer(draft.place);
      const lost = draft.promised.filter((update) => !hasAllOf(stored, update));
      expect(lost).toEqual([]);
      this.checked += draft.promised.length;
      draft.promised = [];
    }
  }

  /** Everybody has said everything, and has everything. */
  async settle(): Promise<void> {
    this.stop();
    await vi.waitUntil(() => this.areAll((client) => client.isSaved), patience);
    for (const { clients } of this.drafts) {
      const states = (): Set<string> => new Set(clients.map(({ doc }) => JSON.stringify(readDoc(doc))));
      await vi.waitUntil(() => states().size === 1, patience);
    }
  }

  /** Clients, API and a newcomer see the same. */
  async expectAgreement(): Promise<void> {
    for (const { place, clients } of this.drafts) {
      const content = await this.#api.done('GET', `/api/v1/assessments/${place.assessmentId}/content?format=json`);
      for (const { doc } of clients) expect(readDoc(doc)).toEqual(content);
      expect(readDoc(await draftOnServer(place))).toEqual(content);
    }
  }

  /** How connections were closed by the server for what a client did. */
  get refusals(): readonly number[] {
    return this.drafts
      .flatMap(({ clients }) => clients.flatMap((client) => client.closes))
      .filter((code) => code >= 4000);
  }

  end(): void {
    this.stop();
    for (const { clients } of this.drafts) clients.forEach((client) => client.end());
  }
}
