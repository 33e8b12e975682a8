'use client';
import './checks.css';
import type { Editor } from '@tiptap/react';
import { useEffect, useRef, useState } from 'react';
import type { Finding } from '@/lib/domain/tradecraft/Finding.ts';
import type { CheckPhase } from '@/lib/domain/tradecraft/weightOf.ts';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { checksOf } from './checksExtension.ts';
import { FindingCard } from './FindingCard.tsx';
import { placeOf } from './findingPlaces.ts';
import { labelOf } from './findingWords.ts';
import { renewRecord, useBoard, useServerNews } from './useBoard.ts';
import { WaiveDialog } from './WaiveDialog.tsx';

type Card = { readonly prints: readonly string[]; readonly withFocus: boolean };

/** The card of a finding and the dialog that sets one aside, as they are asked for. Once beside each editor. */
export function ChecksTools(props: {
  readonly editor: Editor;
  readonly assessmentId: string;
  readonly connection: DraftConnection | null;
  readonly phase: CheckPhase;
  readonly isEditable: boolean;
}) {
  const { editor, assessmentId, isEditable } = props;
  const [card, setCard] = useState<Card | null>(null);
  const [waiving, setWaiving] = useState<Finding | null>(null);
  const isOver = useRef(false);
  const { open } = useBoard(editor);
  useServerNews(editor, assessmentId, props.connection);
  useEffect(
    () =>
      checksOf(editor.state)?.requests.answer((request) => {
        if (request.what === 'waive') {
          setCard(null);
          setWaiving(request.finding);
          return;
        }
        const prints = request.findings.map(({ fingerprint }) => fingerprint);
        setCard((before) => {
          // The pointer passing by takes nothing from the keyboard, nor from under itself.
          if (!request.withFocus && (before?.withFocus === true || isOver.current)) return before;
          return prints.length === 0 ? null : { prints, withFocus: request.withFocus };
        });
      }),
    [editor],
  );
  const toText = () => {
    const hadFocus = card?.withFocus === true;
    isOver.current = false;
    setCard(null);
    if (!hadFocus || editor.isDestroyed) return;
    if (editor.isEditable) editor.view.focus();
    else editor.view.dom.focus({ preventScroll: true });
  };
  const findings = open.filter(({ fingerprint }) => card?.prints.includes(fingerprint) === true);
  return (
    <>
      {card === null || findings.length === 0 || editor.isDestroyed ? null : (
        <FindingCard
          {...{ editor, findings, isEditable }}
          phase={props.phase}
          withFocus={card.withFocus}
          onOver={(over) => {
            isOver.current = over;
            if (!over && !card.withFocus) setCard(null);
          }}
          onWaive={(finding) => {
            toText();
            // So that the dialog gives focus back to the text, not to a card that is gone.
            editor.view.dom.focus({ preventScroll: true });
            setWaiving(finding);
          }}
          onClose={toText}
        />
      )}
      {waiving === null ? null : (
        <WaiveDialog
          assessmentId={assessmentId}
          finding={waiving}
          label={labelOf(editor.state, placeOf(editor.state, waiving)?.topId ?? null)}
          onWaived={() => renewRecord(editor, assessmentId)}
          onClose={() => setWaiving(null)}
        />
      )}
    </>
  );
}
