'use client';
import { useEffect, useState } from 'react';
import { ledgerListDto, type LedgerEntryDto } from '@/lib/protocol/ledgerDto.ts';
import type { DraftConnection } from '../editor/connection/DraftConnection.ts';
import { callApi } from '../ui/callApi.ts';

/** The caret passes through judgments on its way: only where it rests this long is their history asked for, ms. */
const restMs = 250;

type Held = { readonly said: readonly LedgerEntryDto[] | null; readonly fault: string | null };

/** What published versions said of one judgment, kept true while the draft is open. `said` null: not read yet. */
export function useJudgmentHistory(assessmentId: string, blockId: string, connection: DraftConnection | null): Held {
  const [held, setHeld] = useState<Held>({ said: null, fault: null });
  useEffect(() => {
    let asked = 0;
    const read = async () => {
      const ask = (asked += 1);
      const query = new URLSearchParams({ assessment: assessmentId, judgment: blockId });
      const answer = await callApi(`/api/v1/judgments/history?${query}`, ledgerListDto);
      if (ask !== asked) return;
      setHeld((before) =>
        answer.ok ? { said: answer.value.items, fault: null } : { said: before.said, fault: answer.error.message },
      );
    };
    const timer = setTimeout(() => void read(), restMs);
    const stop = connection?.onNews((topic) => {
      if (topic === null || topic === 'publications') void read();
    });
    return () => {
      asked += 1;
      clearTimeout(timer);
      stop?.();
    };
  }, [assessmentId, blockId, connection]);
  return held;
}
