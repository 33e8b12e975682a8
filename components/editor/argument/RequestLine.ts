/** Where requests are asked and answered: one answers at a time, the last to come. */
export class RequestLine<R> {
  private answerers: ((request: R) => void)[] = [];

  /** @returns whether anybody answers. */
  ask(request: R): boolean {
    const answer = this.answerers.at(-1);
    answer?.(request);
    return answer !== undefined;
  }

  readonly answer = (answerer: (request: R) => void): (() => void) => {
    this.answerers.push(answerer);
    return () => {
      this.answerers = this.answerers.filter((each) => each !== answerer);
    };
  };
}
