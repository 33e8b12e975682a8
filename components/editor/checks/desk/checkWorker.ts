import { CheckDesk } from './CheckDesk.ts';
import type { CheckOrder } from './checkOrders.ts';

/** The checks' thread: orders come in, answers go out. What throws here reaches the page as an error of the worker. */
const desk = new CheckDesk();
const port = globalThis as unknown as {
  onmessage: (event: { readonly data: CheckOrder }) => void;
  postMessage: (message: object) => void;
};

port.onmessage = ({ data }) => {
  const answer = desk.take(data);
  if (answer !== null) port.postMessage(answer);
};
