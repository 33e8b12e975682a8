import { TriangleAlert } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { staleSentence } from './staleSentence.ts';
import type { RoundHere } from './useRounds.ts';

/** So many blocks are named; the rest are counted. */
const mostNamed = 6;

/** Which approvals do not hold any more, by which blocks, and the way to each. */
export function StaleLines(props: { readonly round: RoundHere; readonly onJump: (blockId: string) => void }) {
  const { round } = props;
  if (round.stale.length === 0) return null;
  return (
    <ul className="stale-lines">
      {round.stale.map((stale) => (
        <li key={stale.userId}>
          <TriangleAlert className="i s" />
          <span>{staleSentence(round, stale)}</span>
          {stale.blocks.slice(0, mostNamed).map(({ blockId, change, name }) =>
            change === 'removed' ? (
              <span key={blockId} className="muted">
                {name} (removed)
              </span>
            ) : (
              <Button key={blockId} small look="quiet" onClick={() => props.onJump(blockId)}>
                <span className="hide">Go to </span>
                {name}
              </Button>
            ),
          )}
          {stale.blocks.length > mostNamed ? (
            <span className="muted">and {stale.blocks.length - mostNamed} more</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
