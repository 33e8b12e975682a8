import { CircleCheck, CircleX, Check, Lock } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { Pill } from '../ui/Pill.tsx';
import type { GateRow, Mend } from './gateRows.ts';

/** What must be settled before it can be published: each with its state and the way to mend it. */
export function GateList(props: { readonly rows: readonly GateRow[]; readonly onMend: (mend: Mend) => void }) {
  const { rows } = props;
  const open = rows.filter(({ isSettled }) => !isSettled).length;
  return (
    <section aria-labelledby="publish-gates">
      <h3 id="publish-gates">
        Before it can be published{' '}
        {open === 0 ? (
          <Pill tone="ok" className="push" icon={<Check className="i" />}>
            {rows.length} of {rows.length} settled
          </Pill>
        ) : (
          <Pill tone="bad" className="push" icon={<Lock className="i" />}>
            {open} to settle
          </Pill>
        )}
      </h3>
      <ul className="gates">
        {rows.map((row) => (
          <li key={row.id} data-gate={row.id}>
            {row.isSettled ? <CircleCheck className="i ok-t" /> : <CircleX className="i bad-t" />}
            <b>
              <span className="hide">{row.isSettled ? 'Settled: ' : 'To settle: '}</span>
              {row.heading}
            </b>
            {row.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
            {row.mends.length === 0 ? null : (
              <div className="acts">
                {row.mends.map((mend) => (
                  <Button key={mend.words} small onClick={() => props.onMend(mend)}>
                    {mend.words}
                  </Button>
                ))}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
