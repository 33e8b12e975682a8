'use client';
import './ledger.css';
import { Target } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { LedgerEntryDto, LedgerFacetsDto, LedgerPageDto, LedgerScoresDto } from '@/lib/protocol/ledgerDto.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Note } from '../ui/Note.tsx';
import { notify } from '../ui/notify.tsx';
import { useMorePages } from '../ui/useMorePages.tsx';
import { AskDialog } from './AskDialog.tsx';
import { BrierPanel } from './BrierPanel.tsx';
import { CalibrationPanel } from './CalibrationPanel.tsx';
import { DueStrip } from './DueStrip.tsx';
import type { LedgerActions } from './LedgerActions.ts';
import { isNarrowed, ledgerAddress, type LedgerView } from './ledgerAddress.ts';
import { LedgerFilters } from './LedgerFilters.tsx';
import { LedgerHead } from './LedgerHead.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { nameOf } from './ledgerWords.ts';
import { OutcomeRecord } from './OutcomeRecord.tsx';
import { TopicPanel } from './TopicPanel.tsx';
import { useLedgerNews } from './useLedgerNews.ts';

/** What was forecast, what came, and how well the one fits the other. */
export function LedgerPage(props: {
  readonly page: LedgerPageDto;
  /** What waits longest for its outcome, and how many there are. */
  readonly due: readonly LedgerEntryDto[];
  readonly dueCount: number;
  readonly scores: LedgerScoresDto;
  readonly facets: LedgerFacetsDto;
  readonly view: LedgerView;
  /** ISO day. */
  readonly today: string;
  /** Of the ledger when the page was made. */
  readonly mark: string;
  readonly actions: LedgerActions;
}) {
  const { due, dueCount, scores, facets, view, today, actions } = props;
  const router = useRouter();
  const list = useMorePages(props.page, actions.more);
  // Whoever comes for one judgment comes to resolve it.
  const [openId, setOpenId] = useState<string | null>(view.id ?? null);
  const [asking, setAsking] = useState<LedgerEntryDto | null>(null);
  const [shown, setShown] = useState<LedgerEntryDto | null>(null);
  const isFree = openId === null && asking === null && shown === null && !list.isGrown;
  const news = useLedgerNews(props.mark, actions.mark, isFree);

  const resolve = (entry: LedgerEntryDto) => {
    if (list.items.some(({ id }) => id === entry.id)) setOpenId((was) => (was === entry.id ? null : entry.id));
    else router.push(ledgerAddress({ id: entry.id }), { scroll: false });
  };
  const focusRow = (id: string) => document.querySelector<HTMLElement>(`#judgment-${id} button`)?.focus();
  const cancel = () => {
    const id = openId;
    setOpenId(null);
    if (id !== null) focusRow(id);
  };
  const resolved = (entry: LedgerEntryDto) => {
    setOpenId(null);
    list.replace(entry);
    notify({ tone: 'ok', text: `The outcome of ${nameOf(entry)} is recorded.` });
    router.refresh();
    requestAnimationFrame(() => focusRow(entry.id));
  };
  const isEmpty = list.items.length === 0 && !isNarrowed(view);
  return (
    <>
      <LedgerHead view={view} />
      <output>
        {news.hasNews && !isFree ? (
          <Note className="led-news">
            The ledger has changed since it was read.{' '}
            <Button small onClick={news.show}>
              Show the changes
            </Button>
          </Note>
        ) : null}
      </output>
      {isEmpty ? (
        <EmptyState icon={<Target className="i" />} title="No judgment is in the ledger yet">
          <p>
            When an assessment is published, each of its forecasts enters here with its likelihood and horizon. After
            the horizon, somebody who did not write it records what happened.
          </p>
        </EmptyState>
      ) : (
        <>
          <DueStrip due={due} count={dueCount} today={today} onResolve={resolve} onAsk={setAsking} />
          <div className="two-up">
            <CalibrationPanel scores={scores} />
            <BrierPanel scores={scores} />
          </div>
          <TopicPanel topics={scores.topics} view={view} />
          {view.author === undefined ? null : (
            <p className="xs muted led-note">
              Scores are of everybody’s judgments: there are none of persons. The author narrows the list alone.
            </p>
          )}
          <LedgerFilters view={view} facets={facets} today={today} />
          {list.items.length === 0 ? (
            <Nothing view={view} />
          ) : (
            <LedgerTable
              entries={list.items}
              openId={openId}
              today={today}
              actions={actions}
              onResolve={resolve}
              onAsk={setAsking}
              onRecord={setShown}
              onCancel={cancel}
              onResolved={resolved}
            />
          )}
          {list.moreButton}
        </>
      )}
      {asking === null ? null : (
        <AskDialog
          entry={asking}
          actions={actions}
          onClose={() => setAsking(null)}
          onAsked={(entry, name) => {
            setAsking(null);
            list.replace(entry);
            notify({ tone: 'ok', text: `${name} is asked to record the outcome of ${nameOf(entry)}.` });
            router.refresh();
          }}
        />
      )}
      {shown === null ? null : <OutcomeRecord entry={shown} onClose={() => setShown(null)} />}
    </>
  );
}

function Nothing({ view }: { readonly view: LedgerView }) {
  return (
    <EmptyState
      title={view.id === undefined ? 'No judgment matches' : 'That judgment is not in the ledger, or not for you'}
      acts={
        <Link className="btn" href="/ledger" scroll={false}>
          Show all judgments
        </Link>
      }
    >
      <p>{view.id === undefined ? 'All filters hold together. Try one less.' : 'Its address may be incomplete.'}</p>
    </EmptyState>
  );
}
