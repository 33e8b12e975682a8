'use client';
import type { Editor } from '@tiptap/react';
import { ArrowDown, ArrowUp, CaseSensitive, ChevronDown, ChevronRight, WholeWord, X } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { notify } from '../../ui/notify.tsx';
import { speak } from '../shell/speak.tsx';
import { maxQueryLength } from './FindIndex.ts';
import { closeFind, drawInView, find, goToMatch, replaceAll, replaceChosen } from './findInDraft.ts';
import { useFindFigures } from './useFindState.ts';
import './find.css';

/** Find and replace over the paper. Enter goes on, Shift+Enter back, Escape returns to the text with the match selected. */
export function FindBar(props: {
  readonly editor: Editor;
  readonly canReplace: boolean;
  readonly withReplace: boolean;
  readonly onReplace: (isShown: boolean) => void;
  readonly onClose: () => void;
}) {
  const { editor, canReplace } = props;
  const isReplacing = props.withReplace && canReplace;
  const [text, setText] = useState(() => selectedText(editor));
  const [by, setBy] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const { count, current } = useFindFigures(editor);
  const input = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    if (!editor.isDestroyed) find(editor.view, { text, matchCase, wholeWord });
  }, [editor, text, matchCase, wholeWord]);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    const desk = editor.isDestroyed ? null : editor.view.dom.closest('.desk');
    let timer: ReturnType<typeof setTimeout> | null = null;
    const onScroll = () => {
      if (timer !== null) return;
      timer = setTimeout(() => {
        timer = null;
        if (!editor.isDestroyed) drawInView(editor.view);
      }, 150);
    };
    desk?.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      desk?.removeEventListener('scroll', onScroll);
      if (timer !== null) clearTimeout(timer);
    };
  }, [editor]);

  const close = () => {
    if (!editor.isDestroyed) closeFind(editor.view);
    props.onClose();
  };
  const go = (way: 'next' | 'previous') => goToMatch(editor.view, way);
  const replaceOne = () => {
    if (!replaceChosen(editor.view, by)) speak('Nothing to replace.');
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isField = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.key === 'Escape') close();
    else if (event.key === 'F3' || (event.key === 'Enter' && event.target === input.current))
      go(event.shiftKey ? 'previous' : 'next');
    else if (event.key === 'Enter' && isField) replaceOne();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  useEffect(() => {
    const element = form.current;
    const listen = (event: KeyboardEvent) => onKeyDown(event);
    element?.addEventListener('keydown', listen);
    return () => element?.removeEventListener('keydown', listen);
  }, []);
  const replaceEvery = () => {
    const replaced = replaceAll(editor.view, by);
    if (replaced === 0) return speak('Nothing to replace.');
    const sentence = `${replaced} ${replaced === 1 ? 'place was' : 'places were'} replaced.`;
    notify({ tone: 'ok', text: sentence, action: { label: 'Undo', run: () => editor.commands.undo() } });
  };
  const figures = text === '' ? '' : count === 0 ? 'None found' : `${current + 1} of ${count.toLocaleString('en')}`;

  return (
    <search aria-label="Find in this document">
      <form className="pop find-bar" ref={form} onSubmit={(event) => event.preventDefault()}>
        <div className="row">
          {canReplace ? (
            <button
              type="button"
              className="quiet square small"
              aria-label="Replace"
              aria-expanded={isReplacing}
              onClick={() => props.onReplace(!isReplacing)}
            >
              {isReplacing ? <ChevronDown className="i" /> : <ChevronRight className="i" />}
            </button>
          ) : null}
          <span className="find-field">
            <input
              ref={input}
              type="text"
              aria-label="Find"
              placeholder="Find"
              value={text}
              maxLength={maxQueryLength}
              spellCheck={false}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <output className="figures num">{figures}</output>
          </span>
          <Toggle name="Match case" isOn={matchCase} onChange={setMatchCase}>
            <CaseSensitive className="i" />
          </Toggle>
          <Toggle name="Whole words" isOn={wholeWord} onChange={setWholeWord}>
            <WholeWord className="i" />
          </Toggle>
          <button
            type="button"
            className="quiet square small"
            aria-label="Previous match"
            onClick={() => go('previous')}
          >
            <ArrowUp className="i" />
          </button>
          <button type="button" className="quiet square small" aria-label="Next match" onClick={() => go('next')}>
            <ArrowDown className="i" />
          </button>
          <button type="button" className="quiet square small" aria-label="Close" onClick={close}>
            <X className="i" />
          </button>
        </div>
        {isReplacing ? (
          <div className="row second">
            <span className="find-field">
              <input
                type="text"
                aria-label="Replace with"
                placeholder="Replace with"
                value={by}
                maxLength={1_000}
                spellCheck={false}
                onChange={(event) => setBy(event.currentTarget.value)}
              />
            </span>
            <button type="button" className="small" aria-disabled={count === 0 || undefined} onClick={replaceOne}>
              Replace
            </button>
            <button type="button" className="small" aria-disabled={count === 0 || undefined} onClick={replaceEvery}>
              Replace all
            </button>
          </div>
        ) : null}
      </form>
    </search>
  );
}

function Toggle(props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className={props.isOn ? 'quiet square small on' : 'quiet square small'}
      aria-label={props.name}
      aria-pressed={props.isOn}
      title={props.name}
      onClick={() => props.onChange(!props.isOn)}
    >
      {props.children}
    </button>
  );
}

/** What is selected, where that is a few words of one block: it is what people want to find. */
function selectedText(editor: Editor): string {
  const { from, to, $from, $to } = editor.state.selection;
  if (from === to || !$from.sameParent($to) || to - from > maxQueryLength) return '';
  return editor.state.doc.textBetween(from, to, '', '');
}
