'use client';
import { isApproval } from '@/lib/domain/review/answers.ts';
import { moveFault } from '@/lib/domain/review/moveFault.ts';
import type { RoundDetailDto } from '@/lib/protocol/roundsDto.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';

/** So many blocks are named; the rest are counted. */
const mostNamed = 6;

/** Says what changed in the draft after the snapshot, whose approval is stale by it, and offers the step that is one's own. */
export function StaleNote(props: {
  readonly round: RoundDetailDto;
  readonly meId: string;
  readonly onShow: () => void;
  /** Carries one's review or approval to the draft as it is. */
  readonly onLatest: (what: 'move' | 'confirm') => void;
  /** Null where one may not ask for a round. */
  readonly onAsk: (() => void) | null;
}) {
  const { round, meId } = props;
  if (round.closed !== null) {
    return (
      <Note className="stale-note">
        <b>This round is closed:</b> {round.closed.reason}
      </Note>
    );
  }
  const count = round.draft.changed.length;
  if (count === 0) return null;
  const stale = round.stale.map(({ userId }) => round.seats.find((seat) => seat.userId === userId)?.name ?? '');
  const isOwn = round.stale.some(({ userId }) => userId === meId);
  const own = round.seats.find(({ userId }) => userId === meId);
  const answer = own?.given?.answer ?? null;
  const fault = moveFault({ isClosed: false, seat: own === undefined ? null : { answer } });
  const isMoved = round.mine.mayAnswer && round.mine.text.contentHash !== round.contentHash;
  return (
    <Note tone="warn" className="stale-note">
      <b>
        {count === 1 ? '1 block' : `${count} blocks`} changed in the draft after{' '}
        {isMoved ? 'the text you moved to' : 'this snapshot'}: {namesOf(round.draft.changed.map(({ name }) => name))}.
      </b>{' '}
      {stale.length > 0
        ? `Stale until confirmed: ${stale.length === 1 ? 'the approval' : 'the approvals'} of ${stale.join(', ')}.`
        : round.seats.some(({ given }) => given !== null && isApproval(given.answer))
          ? 'No approval is stale by it.'
          : ''}
      {fault === 'answered' ? ' Your own answer stays with the words it was about.' : ''}
      <span className="acts">
        <Button small onClick={props.onShow}>
          See {count === 1 ? 'the block' : `the ${count} blocks`}
        </Button>
        {isOwn ? (
          <Button small onClick={() => props.onLatest('confirm')}>
            Confirm my approval…
          </Button>
        ) : null}
        {fault === null ? (
          <Button small onClick={() => props.onLatest('move')}>
            Move my review to the latest…
          </Button>
        ) : null}
        {props.onAsk === null ? null : (
          <Button small onClick={props.onAsk}>
            Ask for another round…
          </Button>
        )}
      </span>
    </Note>
  );
}

/** "J2, E1 and 3 more". */
function namesOf(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more` : names.join(', ');
}
