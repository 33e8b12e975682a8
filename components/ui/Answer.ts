import type { Result } from '@/lib/domain/result.ts';
import type { ErrorKind } from '@/lib/protocol/errorDto.ts';

/** What an action answers a form with: the value, or a kind and a sentence for the person. */
export type Answer<T> = Result<
  T,
  { readonly kind: ErrorKind; readonly message: string; readonly details?: Readonly<Record<string, unknown>> }
>;
