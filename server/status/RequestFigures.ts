import type { ServerResponse } from 'node:http';
import { Histogram, type HistogramFigures } from './Histogram.ts';

/** What kind of request it is. Never its path: that holds ids. */
const kinds = ['page', 'api', 'reader', 'auth'] as const;
export type RequestKind = (typeof kinds)[number];

/** Answers by kind and class of status (`2xx`), and how long they took. */
export type RequestCounts = {
  readonly answers: readonly { readonly kind: RequestKind; readonly status: string; readonly count: number }[];
  readonly durations: readonly { readonly kind: RequestKind; readonly took: HistogramFigures }[];
};

/** The kind of a path. */
export function kindOfPath(path: string): RequestKind {
  if (path.startsWith('/api/auth/')) return 'auth';
  if (path.startsWith('/api/')) return 'api';
  return path.startsWith('/r/') ? 'reader' : 'page';
}

/** Counts the answers of this process. Bounded: four kinds, five classes. */
export class RequestFigures {
  readonly #answers = new Map<string, number>();
  readonly #took = new Map<RequestKind, Histogram>(kinds.map((kind) => [kind, new Histogram()]));

  /** Counts the answer to a request that has just begun, once it ends. */
  watch(path: string, response: ServerResponse): void {
    const kind = kindOfPath(path);
    const since = performance.now();
    response.once('close', () => {
      const status = response.writableFinished ? `${Math.floor(response.statusCode / 100)}xx` : 'cut';
      const key = `${kind} ${status}`;
      this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1);
      this.#took.get(kind)?.add(performance.now() - since);
    });
  }

  counts(): RequestCounts {
    const answers = [...this.#answers].map(([key, count]) => {
      const [kind, status = ''] = key.split(' ');
      return { kind: kind as RequestKind, status, count };
    });
    return {
      answers,
      durations: kinds.map((kind) => ({ kind, took: (this.#took.get(kind) ?? new Histogram()).figures() })),
    };
  }
}
