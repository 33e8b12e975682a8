'use client';
import type { Editor } from '@tiptap/react';
import { Popover } from 'radix-ui';
import { useEffect, useMemo, useRef } from 'react';
import type { Finding } from '@/lib/domain/tradecraft/Finding.ts';
import type { CheckPhase } from '@/lib/domain/tradecraft/weightOf.ts';
import { Button } from '../../ui/Button.tsx';
import { FindingActs, FindingBody, WeightPill } from './FindingBody.tsx';
import { labelOf, titleOf } from './findingWords.ts';
import { placeOf } from './findingPlaces.ts';
import { boxOf, stepToFinding } from './goToFinding.ts';

/** What is found at a place, beside it. Taken by the keyboard, or shown while the pointer rests there. */
export function FindingCard(props: {
  readonly editor: Editor;
  readonly findings: readonly Finding[];
  readonly phase: CheckPhase;
  readonly withFocus: boolean;
  readonly isEditable: boolean;
  readonly onOver: (isOver: boolean) => void;
  readonly onWaive: (finding: Finding) => void;
  readonly onClose: () => void;
}) {
  const { editor, findings, withFocus, isEditable, onClose } = props;
  const content = useRef<HTMLDivElement>(null);
  const first = findings[0];
  const place = first === undefined ? null : placeOf(editor.state, first);
  const anchor = useMemo(
    () => ({
      current: {
        getBoundingClientRect: () => {
          const now = first === undefined || editor.isDestroyed ? null : placeOf(editor.state, first);
          return now === null ? new DOMRect() : boxOf(editor.view, now);
        },
      },
    }),
    [editor, first],
  );
  // Another finding in the card that has the keyboard already.
  useEffect(() => {
    if (withFocus) content.current?.focus({ preventScroll: true });
  }, [withFocus, first]);
  if (first === undefined || place === null) return null;
  const label = labelOf(editor.state, place.topId);
  const step = (way: 'next' | 'previous') => stepToFinding(editor.view, way);
  return (
    <Popover.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          ref={content}
          tabIndex={-1}
          className="pop floating lint-card"
          aria-label={`${label === '' ? '' : `${label}: `}${titleOf(first)}`}
          align="start"
          sideOffset={6}
          collisionPadding={{ top: 76, left: 8, right: 8, bottom: 8 }}
          onPointerEnter={() => props.onOver(true)}
          onPointerLeave={() => props.onOver(false)}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (withFocus) content.current?.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
          onKeyDown={(event) => {
            if (event.key !== 'F8') return;
            event.preventDefault();
            step(event.shiftKey ? 'previous' : 'next');
          }}
        >
          {findings.map((finding) => (
            <section key={finding.fingerprint} aria-label={titleOf(finding)}>
              <div className="lint-head">
                <WeightPill finding={finding} phase={props.phase} />
                <b>
                  {label === '' ? null : <span className="id">{label} </span>}
                  {titleOf(finding)}
                </b>
              </div>
              <FindingBody finding={finding} />
              {isEditable ? (
                <FindingActs {...{ editor, finding }} onDone={onClose} onWaive={() => props.onWaive(finding)} />
              ) : null}
            </section>
          ))}
          {withFocus ? (
            <div className="acts lint-steps">
              <Button small look="quiet" aria-keyshortcuts="Shift+F8" onClick={() => step('previous')}>
                Previous
              </Button>
              <Button small look="quiet" aria-keyshortcuts="F8" onClick={() => step('next')}>
                Next
              </Button>
              <Button small look="quiet" className="push" onClick={onClose}>
                Back to the text
              </Button>
            </div>
          ) : null}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
