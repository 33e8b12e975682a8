'use client';
import { useState } from 'react';
import { suggestionFit } from '@/lib/domain/threads/suggestion.ts';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { WordChanges } from './WordChanges.tsx';
import { decidedSentence, fieldWords } from './threadWords.ts';
import type { ThreadsHere } from './ThreadsHere.ts';
import { doThread } from './threadsClient.ts';

/** What a thread suggests, as a comparison of words, and what can be done with it. */
export function SuggestionBox(props: {
  readonly thread: ThreadDto;
  readonly here: ThreadsHere;
  /** The words that stand there now; undefined: nowhere. */
  readonly current: string | undefined;
}) {
  const { thread, here, current } = props;
  const { suggestion } = thread;
  const [isDeciding, setDeciding] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  if (suggestion === null) return null;
  const { field, base, replacement, state } = suggestion;
  const hasChanged = field === null && state === 'open' && suggestionFit(suggestion, current) === 'changed';
  const accept = async () => {
    if (hasChanged) return setDeciding(true);
    setFault(await here.run(doThread(thread.id, { what: 'accept' }), 'The suggestion is in the text.'));
  };
  return (
    <>
      <div className="sug">
        {field === null ? (
          <WordChanges before={base ?? ''} after={replacement ?? ''} />
        ) : (
          <>
            <span className="xs muted">{fieldWords[field]}: </span>
            <WordChanges before={base ?? 'none'} after={replacement ?? 'none'} />
          </>
        )}
      </div>
      {state === 'open' ? null : <p className="muted xs">{decidedSentence(suggestion)}</p>}
      {hasChanged && current !== undefined ? (
        <p className="xs warn-t">The words have changed since this was suggested.</p>
      ) : null}
      {fault === null ? null : (
        <p className="bad-t" role="alert">
          {fault}
        </p>
      )}
      {state !== 'open' || !here.mayComment ? null : (
        <div className="acts">
          {here.mayWrite ? (
            <Button small look="primary" onClick={() => void accept()}>
              {hasChanged ? 'Compare and decide' : 'Accept'}
            </Button>
          ) : null}
          {here.mayWrite || thread.author.userId === here.me.userId ? (
            <Button
              small
              onClick={() =>
                void here.run(doThread(thread.id, { what: 'reject' }), 'The suggestion is closed.').then(setFault)
              }
            >
              {thread.author.userId === here.me.userId ? 'Withdraw' : 'Reject'}
            </Button>
          ) : null}
        </div>
      )}
      {isDeciding ? (
        <ThreeWayDialog {...{ thread, here }} current={current ?? null} onClose={() => setDeciding(false)} />
      ) : null}
    </>
  );
}

/** What the suggestion and the draft each made of the words, and what is to stand there. */
function ThreeWayDialog(props: {
  readonly thread: ThreadDto;
  readonly here: ThreadsHere;
  readonly current: string | null;
  readonly onClose: () => void;
}) {
  const { thread, here, onClose } = props;
  // What is decided on is what was shown: the server refuses where it has changed again.
  const [current] = useState(props.current);
  const { base, replacement } = thread.suggestion ?? { base: '', replacement: '' };
  const [words, setWords] = useState(replacement ?? '');
  const [fault, setFault] = useState<string | null>(null);
  const decide = async (deed: Parameters<typeof doThread>[1]) => {
    const failed = await here.run(doThread(thread.id, deed));
    if (failed === null) onClose();
    else setFault(failed);
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="The words have changed"
      description="This was suggested for other words than stand there now. Decide what is to stand there."
      width={620}
    >
      <div className="three-way">
        <h3 className="label">When it was suggested</h3>
        <p className="sug">{base}</p>
        <h3 className="label">In the draft now</h3>
        <p className="sug">
          {current === null ? 'The words are gone.' : <WordChanges before={base ?? ''} after={current} />}
        </p>
        <h3 className="label">Suggested</h3>
        <p className="sug">
          <WordChanges before={base ?? ''} after={replacement ?? ''} />
        </p>
        {current === null ? (
          <p>Attach the thread to other words first, or reject the suggestion.</p>
        ) : (
          <>
            <label className="field-label" htmlFor="three-way-words">
              What is to stand there
            </label>
            <textarea
              id="three-way-words"
              rows={3}
              value={words}
              onChange={(event) => setWords(event.target.value)}
              maxLength={4_000}
            />
          </>
        )}
        {fault === null ? null : (
          <p className="bad-t" role="alert">
            {fault}
          </p>
        )}
        <div className="acts">
          {current === null ? null : (
            <Button
              look="primary"
              onClick={() => void decide({ what: 'accept', instead: { current, replacement: words } })}
            >
              Put this in the text
            </Button>
          )}
          <Button onClick={() => void decide({ what: 'reject' })}>Leave the text as it is</Button>
          <Button look="quiet" className="push" onClick={onClose}>
            Decide later
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
