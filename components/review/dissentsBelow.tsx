import type { ReactNode } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { DissentDto } from '@/lib/protocol/roundsDto.ts';
import { DissentCard } from './DissentCard.tsx';
import type { PinnedJudgment } from './pinnedJudgments.ts';

/** The dissents of a round below the judgments that they are about, by the judgments' ids. */
export function dissentsBelow(of: {
  readonly dissents: readonly DissentDto[];
  readonly judgments: readonly PinnedJudgment[];
  readonly scale: Scale;
  readonly meId: string;
  readonly onChanged: () => void;
}): ReadonlyMap<string, ReactNode> {
  const ids = new Set(of.dissents.map(({ judgmentId }) => judgmentId));
  return new Map(
    [...ids].map((id) => {
      const judgment = of.judgments.find((each) => each.id === id);
      return [
        id,
        of.dissents
          .filter(({ judgmentId }) => judgmentId === id)
          .map((dissent) => (
            <DissentCard
              key={dissent.id}
              dissent={dissent}
              label={judgment?.label ?? ''}
              stated={judgment?.likelihood ?? null}
              scale={of.scale}
              isOwn={dissent.author.userId === of.meId}
              onChanged={of.onChanged}
            />
          )),
      ] as const;
    }),
  );
}
