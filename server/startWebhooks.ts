import { sendWebhooks, tidyWebhooks, type WebhookSenderOptions } from '../lib/jobs/sendWebhooks.ts';

/** Pause between two rounds, ms: how long a receiver waits at most for news. */
const pauseMs = 2_000;
/** Rounds from one tidying to the next. */
const tidyEvery = 30;

/** Tells webhooks in the background, one round after the other. What it gives back ends it, and resolves when the round under way is done. */
export function startWebhooks(options: WebhookSenderOptions): () => Promise<void> {
  let stopped = false;
  let rounds = 0;
  let timer: ReturnType<typeof setTimeout>;
  let round: Promise<unknown> = Promise.resolve();
  const next = (): void => {
    timer = setTimeout(() => {
      rounds += 1;
      const tidied = rounds % tidyEvery === 1 ? tidyWebhooks(options) : Promise.resolve();
      round = tidied
        .then(() => sendWebhooks(options))
        .catch((error: unknown) => options.log.warn({ error: String(error) }, 'a round of webhooks failed'))
        .finally(() => {
          if (!stopped) next();
        });
    }, pauseMs);
    timer.unref();
  };
  next();
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await round;
  };
}
