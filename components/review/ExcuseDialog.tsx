import type { RoundDto, SeatDto } from '@/lib/protocol/roundsDto.ts';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { excuseReviewer } from './roundsClient.ts';

/** An administrator lets somebody approve work of their own, with the reason that everybody reads. */
export function ExcuseDialog(props: {
  readonly round: RoundDto;
  readonly seat: SeatDto;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { round, seat, onDone } = props;
  return (
    <ReasonDialog
      title={`Let ${seat.name} approve their own work`}
      description={`In round ${round.number} only. Your name and the reason are shown beside the answer and kept in the record.`}
      verb={`Let ${seat.name} approve`}
      busyWords="Saving…"
      onClose={props.onClose}
      onGive={async (reason) => {
        const done = await excuseReviewer(round.id, seat.userId, reason);
        if (!done.ok) return done.error.message;
        onDone();
        return null;
      }}
    />
  );
}
