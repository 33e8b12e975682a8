import type { ErrorKind } from '../protocol/errorDto.ts';

type Told<K extends ErrorKind> = {
  readonly kind: K;
  /** For the person who asked: plain and exact, without stack, SQL or path. */
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** Why a command did not do what it was asked. One kind for each of the public contract's. */
export type CommandError = { [K in ErrorKind]: Told<K> }[ErrorKind];

const told =
  <K extends ErrorKind>(kind: K) =>
  (message: string, details?: Readonly<Record<string, unknown>>): Told<K> =>
    details === undefined ? { kind, message } : { kind, message, details };

/** What was sent is not what was expected; the message says what was. */
export const invalidInput = told('invalid-input');
/** Nobody is signed in, or no longer. */
export const signInNeeded = told('sign-in');
/** The caller may know that it exists, but not do this. */
export const forbidden = told('forbidden');
/** It does not exist, or the caller may not know that it does. */
export const notFound = told('not-found');
/** The person has answered already. */
export const alreadyDecided = told('already-decided');
/** The approval is, or would be, for another text than the pinned one. */
export const staleApproval = told('stale-approval');
/** It cannot be done in the state things are in. */
export const conflict = told('conflict');
/** The draft is no longer what the request was made for; the details say what it is. */
export const draftMoved = told('draft-moved');
/** Something keeps a text from being published; the details list everything that does. */
export const gateFailed = told('gate-failed');
export const tooLarge = told('too-large');
export const tooMany = told('too-many');
/** The server cannot at the moment; trying again may help. */
export const unavailable = told('unavailable');
