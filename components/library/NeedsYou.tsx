'use client';
import { useState } from 'react';
import { needsYou } from '@/lib/domain/library/needsYou.ts';
import type { LibraryDto } from '@/lib/protocol/libraryDto.ts';
import { Button } from '../ui/Button.tsx';
import { useClock } from '../ui/useClock.ts';
import type { Answer } from '../ui/Answer.ts';
import { NeedCard } from './NeedCard.tsx';
import { needFactsOf } from './needFactsOf.ts';
import { NoticeCard } from './NoticeCard.tsx';

/** Cards shown before somebody asks for the others. */
const shownAtFirst = 4;

/** What needs the person today, most pressing first, each with its reason and the first step; nothing where nothing does. */
export function NeedsYou(props: {
  readonly candidates: LibraryDto['candidates'];
  /** What the person was told; it comes first. */
  readonly notices: LibraryDto['notices'];
  readonly userId: string;
  readonly now: string;
  readonly onDismiss: (id: string) => Promise<Answer<null>>;
}) {
  const clock = useClock(props.now);
  const [all, setAll] = useState(false);
  const needs = needsYou(props.candidates.map(needFactsOf), props.userId, clock.now, clock.timeZone);
  const { notices } = props;
  const count = notices.length + needs.length;
  if (count === 0) return null;
  const told = all ? notices : notices.slice(0, shownAtFirst);
  const shown = all ? needs : needs.slice(0, shownAtFirst - told.length);
  return (
    <section className="needs" aria-labelledby="needs">
      <h2 className="label" id="needs">
        Needs you
      </h2>
      <ul className="need-cards">
        {told.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} onDismiss={props.onDismiss} />
        ))}
        {shown.map((need, index) => (
          <NeedCard key={need.id} need={need} clock={clock} userId={props.userId} isFirst={index === 0} />
        ))}
      </ul>
      {count > shownAtFirst ? (
        <Button look="quiet" small aria-expanded={all} onClick={() => setAll((was) => !was)}>
          {all ? 'Show fewer' : `Show ${count - shownAtFirst} more`}
        </Button>
      ) : null}
    </section>
  );
}
