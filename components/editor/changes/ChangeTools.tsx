'use client';
import './changes.css';
import type { Editor } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { maxStatementLength, statementOn } from '@/lib/domain/publications/changeStatement.ts';
import { ReasonDialog } from '../../ui/ReasonDialog.tsx';
import { speak } from '../shell/speak.tsx';
import { changeIn, showChange, statingAsked, type StatingAsked } from './changeState.ts';
import { stateChange } from './changeClient.ts';

/** The dialog in which somebody says what changed in a judgment, as its row asks for it. */
export function ChangeTools(props: { readonly editor: Editor; readonly assessmentId: string }) {
  const { editor, assessmentId } = props;
  const [asked, setAsked] = useState<StatingAsked | null>(null);
  useEffect(() => {
    const { dom } = editor.view;
    const hear = (event: Event): void => setAsked((event as CustomEvent<StatingAsked>).detail);
    dom.addEventListener(statingAsked, hear);
    return () => dom.removeEventListener(statingAsked, hear);
  }, [editor]);
  const facts = editor.isDestroyed ? null : changeIn(editor.state);
  if (asked === null || facts === null || facts.base === null) return null;
  const { judgmentId, label, clause } = asked;
  const { base } = facts;
  return (
    <ReasonDialog
      title={`What changed in ${label} since version ${base}`}
      description={`${label} ${clause}. Readers see this with the next version, under your name.`}
      label="What is new, changed or unchanged, and why"
      hint="Name the new information or reasoning. Empty takes it back."
      rows={4}
      maxLength={maxStatementLength}
      initial={statementOn(facts, judgmentId)?.text ?? ''}
      missing={null}
      verb="Keep the statement"
      busyWords="Keeping…"
      onClose={() => setAsked(null)}
      onGive={async (text) => {
        const answer = await stateChange(assessmentId, { base, judgmentId, text });
        if (!answer.ok) return answer.error.message;
        if (!editor.isDestroyed) showChange(editor.view, answer.value);
        speak(
          text === '' ? `Nothing is said of the change of ${label} any more.` : `The change of ${label} is stated.`,
        );
        setAsked(null);
        return null;
      }}
    />
  );
}
