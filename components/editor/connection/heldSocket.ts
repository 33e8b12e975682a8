/** So many messages may wait: what others write in some seconds. A store that takes longer than that has failed. */
const mostHeld = 500;

/**
 * A WebSocket class whose sockets connect at once, but tell nothing of what they hear until `ready`: so the server lets the
 * page in and reads the draft while this device still reads its own copy, and the first words are exchanged as if the
 * socket had been opened after that.
 */
export function heldSocket(ready: Promise<void>, Socket: typeof WebSocket): typeof WebSocket {
  let isReady = false;
  void ready.then(() => (isReady = true));
  return class HeldSocket extends Socket {
    private waiting: (() => void)[] | null = null;

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (isReady) return;
      const waiting: (() => void)[] = [];
      this.waiting = waiting;
      void ready.then(() => {
        this.waiting = null;
        for (const tell of waiting) tell();
      });
    }

    override set onopen(listener: WebSocket['onopen']) {
      super.onopen = this.held(listener);
    }

    override set onmessage(listener: WebSocket['onmessage']) {
      super.onmessage = this.held(listener);
    }

    override set onclose(listener: WebSocket['onclose']) {
      super.onclose = this.held(listener);
    }

    private held<E extends Event>(listener: ((this: WebSocket, event: E) => unknown) | null) {
      if (listener === null) return null;
      return (event: E): void => {
        const { waiting } = this;
        if (waiting === null) return void listener.call(this, event);
        if (waiting.length < mostHeld) waiting.push(() => listener.call(this, event));
        else this.close();
      };
    }
  };
}
