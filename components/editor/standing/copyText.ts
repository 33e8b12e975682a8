import { notify } from '../../ui/notify.tsx';

/** Copies, and says so; where the browser refuses, shows the text itself so that it can be taken by hand. */
export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ tone: 'ok', text: done });
  } catch {
    notify({ tone: 'warn', text: `The browser did not allow copying. The text is: ${text}`, stay: true });
  }
}
