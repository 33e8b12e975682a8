'use client';
import { Check } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { confidenceDefinitions } from '@/lib/domain/likelihood/confidence.ts';
import { ConfidenceTicks } from '../../ui/ConfidenceTicks.tsx';
import { LikelihoodRuler } from '../../ui/LikelihoodRuler.tsx';
import { stepsOf } from './confidence.ts';
import type { EditorScale } from './editorScale.ts';
import type { JudgmentField } from './judgmentFields.ts';
import type { PickRequest } from './pickRequest.ts';

type Choice = { readonly value: string | null; readonly label: string };

/** Likelihood or confidence of a judgment: digits choose, arrows move, Enter keeps, Escape leaves it as it was. */
export function FieldPicker(props: {
  readonly open: PickRequest;
  readonly scale: EditorScale;
  readonly onChoose: (value: string | null) => void;
  /** `toText`: the keyboard should go on in the text. */
  readonly onClose: () => void;
}) {
  const { open, scale } = props;
  const choices = choicesOf(open.field, scale);
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      choices.findIndex((choice) => choice.value === open.value),
    ),
  );
  const listId = useId();
  const listRef = useRef<HTMLDivElement>(null);
  const anchor = useRef(open.anchor);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = Number(event.key);
    if (/^\d$/.test(event.key)) {
      const choice = digit === 0 ? choices.at(-1) : choices[digit - 1];
      if (choice !== undefined && digit < choices.length) props.onChoose(choice.value);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((now) => (now + step + choices.length) % choices.length);
    } else if (event.key === 'Home') setAt(0);
    else if (event.key === 'End') setAt(choices.length - 1);
    else if (event.key === 'Enter' || event.key === ' ') props.onChoose(choices[at]?.value ?? null);
    else return;
    event.preventDefault();
  };
  const title = open.field === 'likelihood' ? 'Likelihood' : 'Confidence';

  // One tab stop; the option in question is named to assistive technology by the list.
  const list = {
    role: 'listbox',
    'aria-label': open.field === 'likelihood' ? `${title}, ${scale.title}` : title,
    'aria-activedescendant': `${listId}-${at}`,
    tabIndex: 0,
    onKeyDown,
  } as const;
  const option = (choice: Choice, index: number) =>
    ({
      role: 'option',
      id: `${listId}-${index}`,
      'aria-selected': choice.value === open.value,
      onPointerMove: () => setAt(index),
      onClick: () => props.onChoose(choice.value),
    }) as const;

  return (
    <Popover.Root open onOpenChange={(isOpen) => (isOpen ? undefined : props.onClose())}>
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className={`pop pick floating ${open.field}`}
          aria-label={`${title} of ${open.label}`}
          align="start"
          sideOffset={6}
          collisionPadding={{ top: 76, left: 8, right: 8, bottom: 8 }}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            listRef.current?.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <div className="hd">
            <b>
              {title} of {open.label}
            </b>
            {open.field === 'likelihood' ? <span className="muted xs push">{scale.title}</span> : null}
          </div>
          <div ref={listRef} {...list}>
            {choices.map((choice, index) => (
              <div key={choice.value ?? 'none'} {...option(choice, index)} className={index === at ? 'pk on' : 'pk'}>
                <span className="k" aria-hidden="true">
                  {choice.value === null ? 0 : index + 1}
                </span>
                <Figures field={open.field} choice={choice} scale={scale} />
                {choice.value === open.value ? <Check className="i s" /> : <span />}
              </div>
            ))}
          </div>
          <div className="ft">
            {open.statement === '' ? null : (
              <p className="said" dir="auto">
                {open.statement}
              </p>
            )}
            <div className="ks">
              <span>
                <span className="key">1</span>to <span className="key">{choices.length - 1}</span>choose
              </span>
              <span>
                <span className="key">Enter</span>keep
              </span>
              <span>
                <span className="key">Esc</span>leave as it was
              </span>
            </div>
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function choicesOf(field: JudgmentField, scale: EditorScale): readonly Choice[] {
  if (field === 'likelihood') {
    return [
      ...scale.terms.map((term) => ({ value: term.id, label: term.label })),
      { value: null, label: 'No likelihood yet' },
    ];
  }
  return [
    ...confidenceDefinitions.map((level) => ({ value: level.id, label: level.label })),
    { value: null, label: 'Not stated' },
  ];
}

function Figures(props: { readonly field: JudgmentField; readonly choice: Choice; readonly scale: EditorScale }) {
  const { choice, scale } = props;
  if (props.field === 'confidence') {
    const meaning = confidenceDefinitions.find((level) => level.id === choice.value)?.definition;
    return (
      <>
        <ConfidenceTicks steps={stepsOf(choice.value)} />
        <span className="mean">
          {choice.label}
          {meaning === undefined ? null : <small>{meaning}</small>}
        </span>
      </>
    );
  }
  const term = scale.terms.find((each) => each.id === choice.value);
  return (
    <>
      <span className="cut">{choice.label}</span>
      <span className="n">{term?.range}</span>
      {term === undefined ? <span /> : <LikelihoodRuler range={term} scale={scale} />}
    </>
  );
}
