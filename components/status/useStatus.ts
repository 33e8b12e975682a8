import { useEffect, useState } from 'react';
import { statusDto, type StatusDto } from '@/lib/protocol/statusDto.ts';
import { callApi } from '../ui/callApi.ts';

/** Pause between two looks, ms; none while the page is hidden. */
const everyMs = 5_000;

/** The status, asked for again while somebody looks. `isSilent`: the last look got no answer, and what is shown is older. */
export function useStatus(first: StatusDto): { readonly status: StatusDto; readonly isSilent: boolean } {
  const [seen, setSeen] = useState({ status: first, isSilent: false });
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (): Promise<void> => {
      if (document.visibilityState === 'visible') {
        const found = await callApi('/api/v1/status', statusDto);
        if (isGone) return;
        setSeen((was) => (found.ok ? { status: found.value, isSilent: false } : { ...was, isSilent: true }));
      }
      timer = setTimeout(() => void look(), everyMs);
    };
    timer = setTimeout(() => void look(), everyMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, []);
  return seen;
}
