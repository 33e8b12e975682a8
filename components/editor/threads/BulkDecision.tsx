'use client';
import { useState } from 'react';
import { suggestionFit } from '@/lib/domain/threads/suggestion.ts';
import type { ThreadDto } from '@/lib/protocol/threadsDto.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { notify } from '../../ui/notify.tsx';
import type { ThreadPlaces } from './placeThreads.ts';
import type { ThreadsHere } from './ThreadsHere.ts';
import { doThread } from './threadsClient.ts';

/** Accepts or rejects several suggestions at once, after saying how many. Those whose words have changed are left. */
export function BulkDecision(props: {
  readonly here: ThreadsHere;
  readonly threads: readonly ThreadDto[];
  readonly places: ThreadPlaces;
}) {
  const { here, places } = props;
  const [asked, setAsked] = useState<'accept' | 'reject' | null>(null);
  const [done, setDone] = useState<number | null>(null);
  const open = props.threads.filter(
    ({ status, suggestion, isPending }) => status === 'open' && suggestion?.state === 'open' && !isPending,
  );
  const fitting = open.filter(
    ({ id, suggestion }) =>
      suggestion !== null &&
      (suggestion.field !== null || suggestionFit(suggestion, places.get(id)?.text) !== 'changed'),
  );
  if (open.length < 2) return null;
  const meant = asked === 'accept' ? fitting : open;
  const decide = async () => {
    if (asked === null || done !== null) return;
    let failed = 0;
    for (const [index, { id }] of meant.entries()) {
      setDone(index);
      const answer = await doThread(id, { what: asked });
      if (!answer.ok) failed += 1;
    }
    await here.run(Promise.resolve({ ok: true, value: null }));
    setDone(null);
    setAsked(null);
    const count = meant.length - failed;
    const what = asked === 'accept' ? 'accepted' : 'closed';
    const left = failed === 0 ? '' : ` ${failed} could not be: their words have changed.`;
    notify({ tone: failed === 0 ? 'ok' : 'warn', text: `${count} of ${meant.length} suggestions ${what}.${left}` });
  };
  return (
    <div className="acts threads-bulk">
      <span className="xs">{open.length} open suggestions</span>
      <Button small onClick={() => setAsked('accept')} blocked={fitting.length === 0}>
        Accept all
      </Button>
      <Button small onClick={() => setAsked('reject')}>
        Reject all
      </Button>
      {asked === null ? null : (
        <Dialog
          open
          onOpenChange={() => (done === null ? setAsked(null) : undefined)}
          title={asked === 'accept' ? `Accept ${meant.length} suggestions?` : `Reject ${meant.length} suggestions?`}
          description={
            asked === 'accept'
              ? `Each is written into the text as one change.${open.length === meant.length ? '' : ` ${open.length - meant.length} of ${open.length} are left: their words have changed since.`}`
              : 'The text stays as it is, and the threads are resolved.'
          }
          width={440}
        >
          <div className="acts">
            <Button look="primary" onClick={() => void decide()}>
              {done === null
                ? `${asked === 'accept' ? 'Accept' : 'Reject'} ${meant.length} suggestions`
                : `${done + 1} of ${meant.length}…`}
            </Button>
            <Button look="quiet" onClick={() => setAsked(null)} blocked={done !== null}>
              Cancel
            </Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}
