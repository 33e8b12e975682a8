/**
 * An expected outcome: a value, or an error that the caller must look at.
 * Bugs throw; what a user can cause is returned (docs/architecture.md, "Errors").
 */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value as the good outcome. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** Wraps an error as the expected bad outcome. */
export function err<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** Ends every `switch` over a union: a case that was forgotten is a type error here, and throws if it ever runs. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
