import { Fragment } from 'react';
import type { LedgerEntryDto } from '@/lib/protocol/ledgerDto.ts';
import { CardTable } from '../ui/CardTable.tsx';
import type { LedgerActions } from './LedgerActions.ts';
import { LedgerRow } from './LedgerRow.tsx';
import { ResolveForm } from './ResolveForm.tsx';

const widths = ['led-stated', 'led-confidence', 'led-horizon', 'led-outcome', 'led-brier', 'led-act'];

/** The judgments, and below the one that is being resolved its form. */
export function LedgerTable(props: {
  readonly entries: readonly LedgerEntryDto[];
  /** Id of the one that is being resolved. */
  readonly openId: string | null;
  readonly today: string;
  readonly actions: LedgerActions;
  readonly onResolve: (entry: LedgerEntryDto) => void;
  readonly onAsk: (entry: LedgerEntryDto) => void;
  readonly onRecord: (entry: LedgerEntryDto) => void;
  readonly onCancel: () => void;
  readonly onResolved: (entry: LedgerEntryDto) => void;
}) {
  const { entries, openId, today } = props;
  return (
    <CardTable
      label="Judgments"
      className="ledger"
      widths={widths}
      heads={
        <>
          <th scope="col">Judgment</th>
          <th scope="col">Stated likelihood</th>
          <th scope="col">Confidence</th>
          <th scope="col">Horizon</th>
          <th scope="col">Outcome</th>
          <th scope="col">Brier</th>
        </>
      }
    >
      {entries.map((entry) => {
        const isOpen = entry.id === openId && entry.mayResolve;
        return (
          <Fragment key={entry.id}>
            <LedgerRow
              entry={entry}
              isOpen={isOpen}
              today={today}
              onResolve={props.onResolve}
              onAsk={props.onAsk}
              onRecord={props.onRecord}
            />
            {isOpen ? (
              <tr className="resolve">
                <td colSpan={7}>
                  <ResolveForm
                    entry={entry}
                    today={today}
                    resolve={props.actions.resolve}
                    onCancel={props.onCancel}
                    onResolved={props.onResolved}
                  />
                </td>
              </tr>
            ) : null}
          </Fragment>
        );
      })}
    </CardTable>
  );
}
