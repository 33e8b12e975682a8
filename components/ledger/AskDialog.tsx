'use client';
import { useEffect, useState } from 'react';
import type { LedgerEntryDto, ResolversDto } from '@/lib/protocol/ledgerDto.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Note } from '../ui/Note.tsx';
import type { LedgerActions } from './LedgerActions.ts';
import { nameOf } from './ledgerWords.ts';

/** Chooses who is asked to record an outcome that one may not record oneself. */
export function AskDialog(props: {
  readonly entry: LedgerEntryDto;
  readonly actions: Pick<LedgerActions, 'resolvers' | 'ask'>;
  readonly onClose: () => void;
  readonly onAsked: (entry: LedgerEntryDto, name: string) => void;
}) {
  const { entry, actions } = props;
  const [people, setPeople] = useState<ResolversDto['items'] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { resolvers } = actions;
  useEffect(() => {
    let isStale = false;
    const read = async () => {
      const answer = await asked(() => resolvers(entry.id));
      if (isStale) return;
      if (answer.ok) setPeople(answer.value.items);
      else setFault(answer.error.message);
    };
    void read();
    return () => {
      isStale = true;
    };
  }, [entry.id, resolvers]);
  const ask = async () => {
    const person = people?.find(({ userId }) => userId === chosen);
    if (busy) return;
    if (person === undefined) {
      setFault('Choose whom to ask.');
      return;
    }
    setBusy(true);
    const answer = await asked(() => actions.ask(entry.id, person.userId));
    setBusy(false);
    if (answer.ok) props.onAsked(answer.value, person.name);
    else setFault(answer.error.message);
  };
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={`Ask someone about ${nameOf(entry)}`}
      description="You wrote this judgment, or may not record its outcome. Whom you ask finds it in their inbox and is mailed."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        {people === null && fault === null ? <p className="hint">Reading who may record it…</p> : null}
        {people?.length === 0 ? (
          <p>
            Nobody else on this assessment may record its outcome: it takes an owner, editor or reviewer who did not
            write in it. Share it with a reviewer first.
          </p>
        ) : null}
        {people === null || people.length === 0 ? null : (
          <fieldset className="f">
            <legend className="field-label">Who may record it</legend>
            <div className="opts">
              {people.map((person) => (
                <label key={person.userId} className={person.userId === chosen ? 'opt on' : 'opt'}>
                  <input
                    type="radio"
                    name="resolver"
                    value={person.userId}
                    checked={person.userId === chosen}
                    onChange={() => {
                      setChosen(person.userId);
                      setFault(null);
                    }}
                  />
                  <b>{person.name}</b>
                  <small>{person.isAsked ? `${person.role}, asked already` : person.role}</small>
                </label>
              ))}
            </div>
          </fieldset>
        )}
        {fault === null ? null : (
          <Note tone="bad" urgent>
            {fault}
          </Note>
        )}
        {people?.length === 0 ? (
          <div className="acts end">
            <Button look="primary" onClick={props.onClose}>
              Close
            </Button>
          </div>
        ) : (
          <DialogActs onCancel={props.onClose} busy={busy} busyWords="Asking…">
            Ask
          </DialogActs>
        )}
      </form>
    </Dialog>
  );
}
