'use client';
import { Check } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { pickerMove, typedAhead } from './pickerKeys.ts';

export type ListChoice = {
  readonly key: string;
  /** What typed letters look for. */
  readonly label: string;
  /** What is drawn between the number and the tick. */
  readonly drawn: ReactNode;
  readonly isChosen: boolean;
};

/** How long typed letters belong together, ms. */
const typingMs = 700;

/** A list of choices with one tab stop: digits choose, letters and arrows move, Enter keeps. */
export function ChoiceList(props: {
  readonly label: string;
  readonly choices: readonly ListChoice[];
  /** Whether the last choice says nothing; it then has the digit 0. */
  readonly hasNone: boolean;
  readonly start: number;
  readonly onChoose: (index: number) => void;
  readonly onMove?: (index: number) => void;
}) {
  const { choices, hasNone, onChoose, onMove } = props;
  const [at, setAt] = useState(Math.max(0, props.start));
  const listId = useId();
  const typed = useRef({ text: '', until: 0 });
  const move = (index: number) => {
    setAt(index);
    onMove?.(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.timeStamp < typed.current.until && event.key === ' ';
    const action = isTyping ? { kind: 'none' as const } : pickerMove(event.key, at, choices.length, hasNone);
    if (action.kind === 'choose') onChoose(action.index);
    else if (action.kind === 'move') move(action.index);
    else if (event.key.length === 1) {
      const text = event.timeStamp < typed.current.until ? typed.current.text + event.key : event.key;
      typed.current = { text, until: event.timeStamp + typingMs };
      const found = typedAhead(
        text,
        choices.map((choice) => choice.label),
        at,
      );
      if (found !== null) move(found);
    } else return;
    event.preventDefault();
  };
  const number = (index: number) => (hasNone && index === choices.length - 1 ? 0 : index + 1);
  // One tab stop; the option in question is named to assistive technology by the list.
  const list = {
    role: 'listbox',
    'aria-label': props.label,
    'aria-activedescendant': `${listId}-${at}`,
    tabIndex: 0,
    'data-first-focus': '',
    onKeyDown,
  } as const;
  const option = (choice: ListChoice, index: number) =>
    ({
      role: 'option',
      id: `${listId}-${index}`,
      'aria-selected': choice.isChosen,
      onPointerMove: () => {
        if (index !== at) move(index);
      },
      onClick: () => onChoose(index),
    }) as const;
  return (
    <div {...list}>
      {choices.map((choice, index) => (
        <div key={choice.key} {...option(choice, index)} className={index === at ? 'pk on' : 'pk'}>
          <span className="k" aria-hidden="true">
            {number(index) > 9 ? '' : number(index)}
          </span>
          {choice.drawn}
          {choice.isChosen ? <Check className="i s" /> : <span />}
        </div>
      ))}
    </div>
  );
}

/** The keys of a list, said under it. */
export function ChoiceKeys(props: { readonly count: number }) {
  return (
    <div className="ks">
      <span>
        <span className="key">1</span>to <span className="key">{Math.min(props.count, 9)}</span>choose
      </span>
      <span>
        <span className="key">Enter</span>keep
      </span>
      <span>
        <span className="key">Esc</span>leave as it was
      </span>
    </div>
  );
}
