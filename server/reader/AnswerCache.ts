/** An answer that was made once and is sent as it is. */
export type MadeAnswer = {
  readonly body: Uint8Array;
  /** The same packed for transport; null where that gains nothing. */
  readonly packed: Uint8Array | null;
  readonly etag: string;
  readonly type: string;
  /** Name of the file, for what is to be kept; null: it is shown. */
  readonly fileName: string | null;
};

/** Answers by what they are made of, the least used dropped beyond so many bytes. Two who ask at once wait for one making. */
export class AnswerCache {
  readonly #made = new Map<string, MadeAnswer>();
  readonly #making = new Map<string, Promise<MadeAnswer>>();
  #bytes = 0;

  constructor(private readonly maxBytes: number) {}

  /** The answer of the key, made when it is not there. A failed making is not kept. */
  async answer(key: string, make: () => Promise<MadeAnswer>): Promise<MadeAnswer> {
    const made = this.#made.get(key);
    if (made !== undefined) {
      this.#made.delete(key);
      this.#made.set(key, made);
      return made;
    }
    const making = this.#making.get(key) ?? this.#make(key, make);
    return making;
  }

  get bytes(): number {
    return this.#bytes;
  }

  #make(key: string, make: () => Promise<MadeAnswer>): Promise<MadeAnswer> {
    const making = make()
      .then((made) => {
        this.#keep(key, made);
        return made;
      })
      .finally(() => this.#making.delete(key));
    this.#making.set(key, making);
    return making;
  }

  #keep(key: string, made: MadeAnswer): void {
    if (sizeOf(made) > this.maxBytes) return;
    this.#made.set(key, made);
    this.#bytes += sizeOf(made);
    for (const [oldest, answer] of this.#made) {
      if (this.#bytes <= this.maxBytes) break;
      this.#made.delete(oldest);
      this.#bytes -= sizeOf(answer);
    }
  }
}

function sizeOf({ body, packed }: MadeAnswer): number {
  return body.length + (packed?.length ?? 0);
}
