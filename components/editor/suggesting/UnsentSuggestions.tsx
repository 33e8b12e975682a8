'use client';
import './suggesting.css';
import type { Editor } from '@tiptap/react';
import { memo } from 'react';
import { Button } from '../../ui/Button.tsx';
import { notify } from '../../ui/notify.tsx';
import { WordChanges } from '../threads/WordChanges.tsx';
import { isChanged, wordsOfPieces, type Scratch } from './Scratch.ts';
import { textBlockOf } from './textBlocks.ts';
import { useScratches, type Suggesting } from './useSuggesting.ts';

/** What was typed in Suggesting and is not sent, from whichever mode: each can be sent, discarded, or gone on with. */
export function UnsentSuggestions(props: {
  readonly editor: Editor;
  readonly suggesting: Suggesting;
  /** Null where the text shows them already. */
  readonly onGoOn: (() => void) | null;
}) {
  const { editor, suggesting, onGoOn } = props;
  const unsent = [...useScratches(editor).values()].filter(isChanged);
  if (unsent.length === 0) return null;
  // In Suggesting the text shows them in their places; only what has lost its place is listed.
  const listed = unsent
    .map((scratch) => ({ scratch, isThere: textBlockOf(editor.state, scratch.blockId) !== null }))
    .filter(({ isThere }) => onGoOn !== null || !isThere);
  const sendAll = async () => {
    for (const { blockId } of unsent) await suggesting.send(blockId);
  };
  return (
    <section className="card draft thread-card" aria-label="Suggestions not sent">
      <div className="who">
        <b>{unsent.length === 1 ? '1 suggestion not sent' : `${unsent.length} suggestions not sent`}</b>
      </div>
      {listed.map(({ scratch, isThere }) => (
        <UnsentOne key={scratch.blockId} scratch={scratch} isThere={isThere} suggesting={suggesting} />
      ))}
      <div className="acts">
        {unsent.length < 2 ? null : (
          <Button small look="primary" onClick={() => void sendAll()}>
            Suggest all {unsent.length}
          </Button>
        )}
        {onGoOn === null ? null : (
          <Button small look="quiet" onClick={onGoOn}>
            Switch to Suggesting
          </Button>
        )}
      </div>
    </section>
  );
}

const UnsentOne = memo(function UnsentOne(props: {
  readonly scratch: Scratch;
  readonly isThere: boolean;
  readonly suggesting: Suggesting;
}) {
  const { scratch, isThere, suggesting } = props;
  const words = wordsOfPieces(scratch.pieces);
  const copy = () =>
    void navigator.clipboard.writeText(words).then(
      () => notify({ tone: 'ok', text: 'Your words are copied.' }),
      () => notify({ tone: 'warn', text: 'The browser did not let them be copied.' }),
    );
  return (
    <div className="unsent-one">
      <div className="sug">
        <WordChanges before={scratch.base} after={words} />
      </div>
      {isThere ? null : <p className="xs warn-t">The block was deleted. Your words are kept here.</p>}
      <div className="acts">
        {isThere ? (
          <Button small onClick={() => void suggesting.send(scratch.blockId)}>
            Suggest
          </Button>
        ) : (
          <Button small onClick={copy}>
            Copy the words
          </Button>
        )}
        <Button small look="quiet" onClick={() => suggesting.discard(scratch.blockId)}>
          Discard
        </Button>
      </div>
    </div>
  );
});
