'use client';
import { Ban, RotateCcw } from 'lucide-react';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { isOn } from '@/lib/domain/tradecraft/CheckRun.ts';
import { checkTable } from '@/lib/domain/tradecraft/checkTable.ts';
import {
  baseProfile,
  baseProfiles,
  profileWith,
  trimmedChoice,
  type BaseProfileId,
  type CheckChoice,
} from '@/lib/domain/tradecraft/profiles.ts';
import { checkProfileDto, type CheckProfileDto } from '@/lib/protocol/checksDto.ts';
import { groupTitles, inGroups } from '../../../help/checkWords.ts';
import { Button } from '../../../ui/Button.tsx';
import { callApi } from '../../../ui/callApi.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogActs } from '../../../ui/DialogActs.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Note } from '../../../ui/Note.tsx';
import './profile.css';

type Chosen = { readonly base: BaseProfileId; readonly choice: CheckChoice };
const chosenOf = ({ base, on, off }: CheckProfileDto): Chosen => ({ base, choice: { on, off } });

/** Which checks the paper uses: its profile, and each check on or off. Owners change them; others read what is so. */
export function ChecksProfileDialog(props: {
  readonly assessmentId: string;
  readonly mayChange: boolean;
  readonly onClose: () => void;
  /** The profile as the server keeps it now. */
  readonly onChanged: (profile: CheckProfileDto) => void;
}) {
  const { assessmentId, mayChange, onClose } = props;
  const path = `/api/v1/assessments/${encodeURIComponent(assessmentId)}/checks/profile`;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let isGone = false;
    void callApi(path, checkProfileDto).then((answer) => {
      if (isGone) return;
      if (answer.ok) setChosen(chosenOf(answer.value));
      else setFault(answer.error.message);
    });
    return () => {
      isGone = true;
    };
  }, [path]);
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (chosen === null || busy) return;
    setBusy(true);
    const body = { base: chosen.base, on: chosen.choice.on, off: chosen.choice.off };
    const answer = await callApi(path, checkProfileDto, { method: 'PUT', body });
    setBusy(false);
    if (!answer.ok) setFault(answer.error.message);
    else {
      props.onChanged(answer.value);
      onClose();
    }
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Checks used here"
      description={
        mayChange
          ? 'They hold for everybody who writes this paper. Who switched what is kept in the record.'
          : 'They hold for everybody who writes this paper. Its owners can switch them.'
      }
      width={680}
    >
      {fault === null ? null : (
        <Note tone="bad">
          <p>{fault}</p>
        </Note>
      )}
      {chosen === null ? (
        fault === null ? (
          <p className="muted">The list is being read…</p>
        ) : null
      ) : (
        <form onSubmit={(event) => void save(event)}>
          <Switches chosen={chosen} mayChange={mayChange} onChange={setChosen} />
          {mayChange ? (
            <DialogActs onCancel={onClose} busy={busy} busyWords="Saving…">
              Save
            </DialogActs>
          ) : (
            <div className="acts end">
              <Button onClick={onClose}>Close</Button>
            </div>
          )}
        </form>
      )}
    </Dialog>
  );
}

function Switches(props: {
  readonly chosen: Chosen;
  readonly mayChange: boolean;
  readonly onChange: (chosen: Chosen) => void;
}) {
  const { chosen, mayChange, onChange } = props;
  const base = baseProfile(chosen.base);
  const profile = profileWith(base, chosen.choice);
  const { on, off } = chosen.choice;
  const count = on.length + off.length;
  const flip = (id: string, wanted: boolean) => {
    const choice = {
      on: wanted ? [...on, id] : on.filter((each) => each !== id),
      off: wanted ? off.filter((each) => each !== id) : [...off, id],
    };
    onChange({ ...chosen, choice: trimmedChoice(base, choice) });
  };
  return (
    <>
      <Field label="Profile" hint={base.why}>
        {(control) => (
          <select
            {...control}
            value={chosen.base}
            disabled={!mayChange}
            onChange={(event) => {
              const next = baseProfile(event.target.value);
              onChange({ base: next.id, choice: trimmedChoice(next, chosen.choice) });
            }}
          >
            {baseProfiles.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="check-switched">
        <output className="sm muted">
          {count === 0
            ? 'As the profile has them.'
            : `${count} ${count === 1 ? 'check differs' : 'checks differ'} from the profile.`}
        </output>
        {mayChange && count > 0 ? (
          <Button small onClick={() => onChange({ ...chosen, choice: { on: [], off: [] } })}>
            <RotateCcw className="i" />
            Restore the profile
          </Button>
        ) : null}
      </div>
      <div className={mayChange ? 'check-switches' : 'check-switches whole'}>
        {inGroups(checkTable).map(({ group, checks }) => (
          <fieldset key={group} disabled={!mayChange}>
            <legend>{groupTitles[group]}</legend>
            {checks.map((check) => {
              const isSwitched = on.includes(check.id) || off.includes(check.id);
              return (
                <label key={check.id} className="check-switch">
                  <input
                    type="checkbox"
                    checked={isOn(profile, check.id)}
                    onChange={(event) => flip(check.id, event.target.checked)}
                  />
                  <span className="check-id">{check.id}</span>
                  <span className="what">
                    <b>{check.title}</b>
                    <small>
                      {check.standard}
                      {check.gate ? (
                        <span className="gate">
                          <Ban className="i s" aria-hidden="true" />
                          Blocks publishing
                        </span>
                      ) : null}
                      {isSwitched ? <span className="switched">Switched here</span> : null}
                    </small>
                  </span>
                </label>
              );
            })}
          </fieldset>
        ))}
      </div>
    </>
  );
}
