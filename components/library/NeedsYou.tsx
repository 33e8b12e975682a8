'use client';
import { useState } from 'react';
import { needsYou } from '@/lib/domain/library/needsYou.ts';
import type { LibraryDto } from '@/lib/protocol/libraryDto.ts';
import { Button } from '../ui/Button.tsx';
import { useClock } from '../ui/useClock.ts';
import { NeedCard } from './NeedCard.tsx';
import { needFactsOf } from './needFactsOf.ts';

/** Cards shown before somebody asks for the others. */
const shownAtFirst = 4;

/** What needs the person today, most pressing first, each with its reason and the first step; nothing where nothing does. */
export function NeedsYou(props: {
  readonly candidates: LibraryDto['candidates'];
  readonly userId: string;
  readonly now: string;
}) {
  const clock = useClock(props.now);
  const [all, setAll] = useState(false);
  const needs = needsYou(props.candidates.map(needFactsOf), props.userId, clock.now, clock.timeZone);
  if (needs.length === 0) return null;
  const shown = all ? needs : needs.slice(0, shownAtFirst);
  return (
    <section className="needs" aria-labelledby="needs">
      <h2 className="label" id="needs">
        Needs you
      </h2>
      <ul className="need-cards">
        {shown.map((need, index) => (
          <NeedCard key={need.id} need={need} clock={clock} userId={props.userId} isFirst={index === 0} />
        ))}
      </ul>
      {needs.length > shownAtFirst ? (
        <Button look="quiet" small aria-expanded={all} onClick={() => setAll((was) => !was)}>
          {all ? 'Show fewer' : `Show ${needs.length - shownAtFirst} more`}
        </Button>
      ) : null}
    </section>
  );
}
