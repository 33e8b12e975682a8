import { EyeOff, Hourglass, TriangleAlert } from 'lucide-react';
import type { SeatDto } from '@/lib/protocol/roundsDto.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Pill } from '../ui/Pill.tsx';
import { givenLook } from './answerWords.ts';

/** What somebody in a round has answered, as an icon and a word. */
export function SeatPill(props: { readonly seat: SeatDto; readonly isStale: boolean }) {
  const { seat, isStale } = props;
  if (seat.isHidden) return <Pill icon={<EyeOff className="i" />}>Decided, shown after your own</Pill>;
  if (seat.isSilent)
    return (
      <Pill tone="warn" icon={<Hourglass className="i" />}>
        No response
      </Pill>
    );
  const { icon: Icon, word, tone } = givenLook(seat.given?.answer ?? null);
  if (isStale)
    return (
      <Pill tone="warn" icon={<TriangleAlert className="i" />}>
        {word} · stale
      </Pill>
    );
  return (
    <Pill tone={tone} icon={<Icon className="i" />}>
      {word}
    </Pill>
  );
}

/** Somebody in a round, by name. */
export function SeatRow(props: { readonly seat: SeatDto; readonly isSelf: boolean; readonly isStale: boolean }) {
  const { seat } = props;
  return (
    <span className="seat">
      <Avatar person={seat} small />
      {props.isSelf ? 'You' : seat.name}
      {seat.organisation === null ? null : <span className="muted">{seat.organisation}</span>}
      <SeatPill seat={seat} isStale={props.isStale} />
    </span>
  );
}
