import { notFound } from 'next/navigation';
import type { CommandError } from '@/lib/commands/commandError.ts';
import type { Result } from '@/lib/domain/result.ts';

/**
 * The value of a command that a page is made of. What the person may not see or what is not there becomes the
 * not-found page; anything else the error page.
 */
export function valueOrLeave<T>(result: Result<T, CommandError>): T {
  if (result.ok) return result.value;
  if (result.error.kind === 'not-found' || result.error.kind === 'forbidden') notFound();
  throw new Error(result.error.message);
}
