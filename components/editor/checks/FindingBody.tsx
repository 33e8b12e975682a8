'use client';
import type { Editor } from '@tiptap/react';
import Link from 'next/link';
import { Ban, Info, TriangleAlert } from 'lucide-react';
import type { Finding } from '@/lib/domain/tradecraft/Finding.ts';
import { weightOf, type CheckPhase } from '@/lib/domain/tradecraft/weightOf.ts';
import { Button } from '../../ui/Button.tsx';
import { notify } from '../../ui/notify.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { speak } from '../shell/speak.tsx';
import { askFor, runAsk } from './asks.ts';
import { checkNamed, howItDecides, titleOf, weightWords } from './findingWords.ts';
import { fixesFor, type Fix } from './fixes/fixFor.ts';

const looks = {
  hint: { tone: 'info', Icon: Info },
  warning: { tone: 'warn', Icon: TriangleAlert },
  blocking: { tone: 'bad', Icon: Ban },
} as const;

/** How a finding weighs now: an icon and a word. */
export function WeightPill(props: { readonly finding: Finding; readonly phase: CheckPhase }) {
  const weight = weightOf(props.finding, props.phase);
  const { tone, Icon } = looks[weight];
  return (
    <Pill tone={tone} icon={<Icon className="i" aria-hidden="true" />}>
      {weightWords[weight]}
    </Pill>
  );
}

/** What a finding says: its words, why, what it is drawn from, and how it is decided. */
export function FindingBody(props: { readonly finding: Finding }) {
  const { finding } = props;
  const check = checkNamed(finding.checkId);
  return (
    <>
      {finding.quote === '' ? null : <p className="lint-quote">{finding.quote}</p>}
      <p>{finding.message}</p>
      <p className="xs muted">
        Drawn from {finding.standard}. Check {finding.checkId}.
      </p>
      {check === null ? null : (
        <details className="xs">
          <summary>How it decides</summary>
          <p>
            {howItDecides(check)}{' '}
            <Link href={`/help/checks#${finding.checkId}`} prefetch={false}>
              About this check
            </Link>
          </p>
        </details>
      )}
    </>
  );
}

/** More buttons than these are opened first. */
const shownFixes = 3;

/** What can be done about a finding by who may write: mend it, fill in what is missing, or set it aside. */
export function FindingActs(props: {
  readonly editor: Editor;
  readonly finding: Finding;
  readonly onWaive: () => void;
  /** Something was done: the card that offers it can go. */
  readonly onDone?: () => void;
}) {
  const { editor, finding, onDone } = props;
  const name = titleOf(finding);
  const fixes = fixesFor(finding, editor.state);
  const ask = askFor(finding);
  const apply = (fix: Fix) => {
    const tr = editor.isEditable ? fix.apply(editor.state) : null;
    if (tr === null) {
      notify({ tone: 'info', text: 'The text has changed since, so there is nothing to mend here now.' });
      return;
    }
    onDone?.();
    editor.view.dispatch(tr.scrollIntoView());
    editor.view.focus();
    speak(`${fix.label}: done. Undo takes it back.`);
  };
  const buttons = fixes.map((fix) => (
    <Button key={fix.label} small onClick={() => apply(fix)}>
      {fix.label}
    </Button>
  ));
  const isLong = buttons.length > shownFixes;
  return (
    <>
      {isLong ? (
        <details className="xs lint-fixes">
          <summary>Mend in one step: {buttons.length} ways</summary>
          <div className="acts">{buttons}</div>
        </details>
      ) : null}
      <div className="acts">
        {isLong ? null : buttons}
        {ask === null ? null : (
          <Button
            small
            onClick={() => {
              onDone?.();
              runAsk(editor, finding, ask);
            }}
          >
            {ask.label}
          </Button>
        )}
        <Button small look="quiet" aria-label={`Waive: ${name}…`} onClick={props.onWaive}>
          Waive…
        </Button>
      </div>
    </>
  );
}
