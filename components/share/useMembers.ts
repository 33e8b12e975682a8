'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { MemberDto } from '@/lib/protocol/memberDto.ts';
import { readMembers, writeMembers } from './membersClient.ts';

export type MembersState =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | {
      readonly state: 'here';
      readonly members: readonly MemberDto[];
      /** The list is shown as asked for, and the server has not confirmed it yet. */
      readonly saving: boolean;
      /** Why the last change was not made; the list is then as the server has it. */
      readonly fault: string | null;
    };

/**
 * The members of an assessment. A change shows at once and is taken back, with the reason, where the server
 * refuses it. Changes are sent one after the other, since each replaces the whole list.
 */
export function useMembers(assessmentId: string) {
  const [state, setState] = useState<MembersState>({ state: 'loading' });
  const [attempt, setAttempt] = useState(0);
  const confirmed = useRef<readonly MemberDto[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const pending = useRef(0);

  useEffect(() => {
    let current = true;
    void readMembers(assessmentId).then((answer) => {
      if (!current) return;
      if (answer.ok) confirmed.current = answer.value;
      setState(
        answer.ok
          ? { state: 'here', members: answer.value, saving: false, fault: null }
          : { state: 'failed', message: answer.error.message },
      );
    });
    return () => {
      current = false;
    };
  }, [assessmentId, attempt]);
  const load = useCallback(() => {
    setState({ state: 'loading' });
    setAttempt((was) => was + 1);
  }, []);

  const change = useCallback(
    (edit: (members: readonly MemberDto[]) => readonly MemberDto[]) => {
      setState((was) =>
        was.state === 'here' ? { ...was, members: edit(was.members), saving: true, fault: null } : was,
      );
      pending.current += 1;
      queue.current = queue.current.then(async () => {
        const answer = await writeMembers(assessmentId, edit(confirmed.current));
        pending.current -= 1;
        if (answer.ok) confirmed.current = answer.value;
        const saving = pending.current > 0;
        setState((was) => {
          if (was.state !== 'here') return was;
          if (!answer.ok) return { ...was, members: confirmed.current, saving, fault: answer.error.message };
          return saving ? was : { ...was, members: confirmed.current, saving };
        });
      });
    },
    [assessmentId],
  );

  return { state, load, change };
}
