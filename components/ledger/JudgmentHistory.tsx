'use client';
import './history.css';
import type { Editor } from '@tiptap/react';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import type { LedgerEntryDto } from '@/lib/protocol/ledgerDto.ts';
import { useArgument, useArgumentBlock } from '../editor/argument/useArgument.ts';
import { stepsOf } from '../editor/blocks/confidence.ts';
import type { DraftConnection } from '../editor/connection/DraftConnection.ts';
import { capitalised } from '../ui/capitalised.ts';
import { ConfidenceTicks } from '../ui/ConfidenceTicks.tsx';
import { ledgerAddress } from './ledgerAddress.ts';
import { readingPlace } from './ledgerWords.ts';
import { OutcomeWord } from './OutcomeWord.tsx';
import { StatedLikelihood } from './StatedLikelihood.tsx';
import { useJudgmentHistory } from './useJudgmentHistory.ts';

type HistoryProps = {
  readonly editor: Editor | null;
  readonly assessmentId: string;
  readonly connection: DraftConnection | null;
};

/** What published versions said of the judgment that the caret is in, and what came of it; nothing elsewhere. */
export function JudgmentHistory(props: HistoryProps) {
  const argument = useArgument(props.editor);
  const node = argument.byId.get(useArgumentBlock(props.editor) ?? '');
  if (node === undefined || node.kind !== 'judgment') return null;
  return <HistoryOf key={node.id} {...props} blockId={node.id} label={node.label} />;
}

function HistoryOf(props: HistoryProps & { readonly blockId: string; readonly label: string }) {
  const { said, fault } = useJudgmentHistory(props.assessmentId, props.blockId, props.connection);
  if (fault === null && (said === null || said.length === 0)) return null;
  return (
    <section className="said-before" aria-label={`What was said before of ${props.label}`}>
      <h4 className="label">What was said before</h4>
      {fault === null ? null : <p className="bad-t">{fault}</p>}
      <ol>
        {(said ?? []).map((entry) => (
          <Said key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  );
}

function Said({ entry }: { readonly entry: LedgerEntryDto }) {
  const { number, confidence, horizon } = entry;
  return (
    <li>
      <span className="line">
        <a href={readingPlace(entry)} target="_blank" rel="noopener">
          Version {number}
          <span className="hide"> in a new window</span>
        </a>
        <span className="muted">{dateWords(entry.statedAt.slice(0, 10))}</span>
        {entry.isRetracted ? <span className="bad-t">retracted</span> : null}
      </span>
      <StatedLikelihood entry={entry} />
      <span className="line muted">
        {confidence === null ? null : (
          <span>
            <ConfidenceTicks steps={stepsOf(confidence)} /> {capitalised(confidence)} confidence
          </span>
        )}
        {horizon === null ? null : <span>by {dateWords(horizon)}</span>}
      </span>
      <a className="outcome" href={ledgerAddress({ id: entry.id })}>
        <OutcomeWord entry={entry} />
        <span className="hide"> in the ledger</span>
      </a>
    </li>
  );
}
