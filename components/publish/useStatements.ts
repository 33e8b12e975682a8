'use client';
import { useRef, useState } from 'react';
import type { PublishingDto } from '@/lib/protocol/publicationDto.ts';
import { stateChange } from '../editor/changes/changeClient.ts';

/** Statements of change as they are written in the dialog; each is kept when its field is left. `null`: of the whole paper. */
export type StatementDraft = {
  readonly textOf: (judgmentId: string | null) => string;
  readonly write: (judgmentId: string | null, text: string) => void;
  /** Keeps what stands there, or `text`, where it is another than was kept. */
  readonly keep: (judgmentId: string | null, text?: string) => void;
  /** Why the last one was not kept; undefined: it was. */
  readonly fault: (judgmentId: string | null) => string | undefined;
  /** What somebody else has kept since one began to write; undefined: nothing. */
  readonly meanwhile: (judgmentId: string | null) => string | undefined;
};

type Statements = PublishingDto['statements'] | null;
/** What is being written; `over`: what was kept when one began. */
type Typed = { readonly text: string; readonly over: string; readonly fault?: string };
/** What one has kept, and the reading it is newer than. */
type Kept = { readonly text: string; readonly than: Statements };

/**
 * What is written of the changes, and the promise that all of it is kept. What others keep meanwhile is shown as soon as
 * `statements` are read anew, except where one is writing.
 */
export function useStatements(
  assessmentId: string,
  statements: Statements,
): StatementDraft & { readonly settled: () => Promise<boolean> } {
  const [typed, setTyped] = useState<ReadonlyMap<string, Typed>>(new Map());
  const [kept, setKept] = useState<ReadonlyMap<string, Kept>>(new Map());
  const pending = useRef(new Map<string, Promise<boolean>>());
  const keyOf = (id: string | null): string => id ?? '';
  const stored = (id: string | null): string => {
    const own = kept.get(keyOf(id));
    if (own !== undefined && own.than === statements) return own.text;
    return (id === null ? statements?.whole : statements?.judgments.find((each) => each.id === id)?.text) ?? '';
  };
  const textOf = (id: string | null): string => typed.get(keyOf(id))?.text ?? stored(id);
  const turn = (id: string | null, to: (before: Typed | undefined) => Typed | undefined): void =>
    setTyped((before) => {
      const after = new Map(before);
      const next = to(before.get(keyOf(id)));
      if (next === undefined) after.delete(keyOf(id));
      else after.set(keyOf(id), next);
      return after;
    });
  const write = (id: string | null, text: string): void => {
    const over = stored(id);
    turn(id, (before) => ({ text, over: before?.over ?? over }));
  };
  const send = async (id: string | null, text: string): Promise<boolean> => {
    const answer = await stateChange(assessmentId, { base: statements?.base ?? null, judgmentId: id, text });
    if (!answer.ok) {
      const fault = `Not kept: ${answer.error.message}`;
      turn(id, (before) => ({ text, over: text, ...before, fault }));
      return false;
    }
    setKept((before) => new Map([...before, [keyOf(id), { text, than: statements }]]));
    // What was written while this was on its way stays.
    turn(id, (before) => (before === undefined || before.text.trim() === text ? undefined : { ...before, over: text }));
    return true;
  };
  const keep = (id: string | null, given?: string): void => {
    const text = (given ?? textOf(id)).trim();
    if (statements === null || text === stored(id)) return turn(id, () => undefined);
    if (given !== undefined) write(id, text);
    pending.current.set(keyOf(id), send(id, text));
  };
  return {
    textOf,
    write,
    keep,
    fault: (id) => typed.get(keyOf(id))?.fault,
    meanwhile: (id) => {
      const entry = typed.get(keyOf(id));
      const now = stored(id);
      return entry === undefined || now === entry.over || now === entry.text ? undefined : now;
    },
    settled: async () => {
      for (const key of typed.keys()) keep(key === '' ? null : key);
      const all = await Promise.all(pending.current.values());
      pending.current.clear();
      return all.every(Boolean);
    },
  };
}
