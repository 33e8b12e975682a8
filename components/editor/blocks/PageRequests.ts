/** What the blocks ask of the page: the picker of links, and the dialog that changes the paper's scale. */
export type PageAnswers = {
  readonly onLink?: ((blockId: string, anchor: HTMLElement) => void) | undefined;
  readonly onChangeScale?: (() => void) | undefined;
};

/** The page's answers of this moment, for an editor that is made once: pages make new functions at each rendering. */
export class PageRequests {
  private answers: PageAnswers = {};

  answerWith(answers: PageAnswers): void {
    this.answers = answers;
  }

  readonly link = (blockId: string, anchor: HTMLElement): void => this.answers.onLink?.(blockId, anchor);
  readonly changeScale = (): void => this.answers.onChangeScale?.();
}
