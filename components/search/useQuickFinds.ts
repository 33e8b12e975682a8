'use client';
import { useEffect, useState } from 'react';
import { searchPageDto, type FoundAssessmentDto } from '@/lib/protocol/searchDto.ts';
import { callApi } from '../ui/callApi.ts';

/** How long typing must rest before it is searched, ms. */
const restMs = 180;
const fromCharacters = 2;
const most = 6;

export type QuickFinds = {
  /** What the answer is to. */
  readonly words: string;
  readonly items: readonly FoundAssessmentDto[];
  /** Why there is no answer; null where there is one. */
  readonly fault: string | null;
};

/** The best finds for what is being typed; null until there is an answer to it. */
export function useQuickFinds(typed: string, isOpen: boolean): QuickFinds | null {
  const [finds, setFinds] = useState<QuickFinds | null>(null);
  const words = typed.trim();
  useEffect(() => {
    if (!isOpen || words.length < fromCharacters) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      void callApi(`/api/v1/search?limit=${most}&q=${encodeURIComponent(words)}`, searchPageDto).then((answer) => {
        if (!current) return;
        setFinds(
          answer.ok
            ? { words, items: answer.value.items, fault: null }
            : { words, items: [], fault: answer.error.message },
        );
      });
    }, restMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [words, isOpen]);
  return words.length < fromCharacters ? null : finds;
}
