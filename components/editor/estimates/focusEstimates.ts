/** How long the panel may take to open and ask for the estimates, ms. */
const patienceMs = 3_000;

/** Brings the keyboard to the estimates beside the paper, once they are there: to the number one may give, else to the rest. */
export function focusEstimates(): void {
  const until = performance.now() + patienceMs;
  const look = () => {
    const field =
      document.querySelector<HTMLElement>('.est-number input') ?? document.querySelector<HTMLElement>('.est');
    if (field?.matches('input') === true || (field !== null && field.querySelector('.est-sum') !== null)) field.focus();
    else if (performance.now() < until) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
