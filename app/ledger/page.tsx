import type { Metadata } from 'next';
import { ledgerViewOf, scoresPartOf } from '@/components/ledger/ledgerAddress.ts';
import { LedgerPage } from '@/components/ledger/LedgerPage.tsx';
import { listJudgments } from '@/lib/commands/listJudgments.ts';
import { readLedgerFacets } from '@/lib/commands/readLedgerFacets.ts';
import { readLedgerScores } from '@/lib/commands/readLedgerScores.ts';
import { readLedgerMark } from '@/lib/commands/readLedgerMark.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';
import { ask, mark as readMark, moreJudgments, resolve, resolvers } from './actions.ts';

export const metadata: Metadata = { title: 'Ledger' };

/** Judgments on one page of the list, and cards of those that are past their horizon. */
const pageSize = 50;
const cards = 3;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LedgerRoute(props: Props) {
  const view = ledgerViewOf(await props.searchParams);
  const signed = await signedIn(view.id === undefined ? '/ledger' : `/ledger?id=${view.id}`);
  const { actor } = signed;
  const { ports } = runtime();
  const today = ports.now().toISOString().slice(0, 10);
  // Before the rest: what changes meanwhile is then seen as a change.
  const mark = await readLedgerMark(ports, actor).then(valueOrLeave);
  const [page, due, dueCount, scores, facets] = await Promise.all([
    listJudgments(ports, actor, { ...view, order: 'due', limit: pageSize }).then(valueOrLeave),
    listJudgments(ports, actor, { state: 'due', order: 'due', limit: cards }).then(valueOrLeave),
    ports.database.read.ledger.countDue(actor.userId, today),
    readLedgerScores(ports, actor, scoresPartOf(view)).then(valueOrLeave),
    readLedgerFacets(ports, actor, view).then(valueOrLeave),
  ]);
  return (
    <Shell signed={signed} current="ledger">
      <LedgerPage
        key={JSON.stringify(view)}
        page={page}
        due={due.items}
        dueCount={dueCount}
        scores={scores}
        facets={facets}
        view={view}
        today={today}
        mark={mark}
        actions={{ mark: readMark, more: moreJudgments.bind(null, view), resolve, resolvers, ask }}
      />
    </Shell>
  );
}
