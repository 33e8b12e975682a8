import type { RoundDto } from '@/lib/protocol/roundsDto.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { closeRound } from './roundsClient.ts';

/** Ends a round, with the reason that its reviewers read. */
export function CloseRound(props: {
  readonly round: RoundDto;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { round, onDone } = props;
  return (
    <ReasonDialog
      title={`Close round ${round.number}`}
      description="It takes no more answers, and the assessment goes back to a draft. What was decided stays on record."
      verb="Close the round"
      busyWords="Closing…"
      onClose={props.onClose}
      onGive={async (reason) => {
        const closed = await closeRound(round.id, reason);
        if (!closed.ok) return closed.error.message;
        onDone();
        return null;
      }}
    />
  );
}
