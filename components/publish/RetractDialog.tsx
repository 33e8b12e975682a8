'use client';
import './publish.css';
import { Archive, Ban, Bell, Eye, History, Target } from 'lucide-react';
import { useState } from 'react';
import { maxPublicationText, type PublicationDto } from '@/lib/protocol/publicationDto.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Field } from '../ui/Field.tsx';
import { ReasonDialog } from '../ui/ReasonDialog.tsx';
import { useClock } from '../ui/useClock.ts';
import { retractPublication, supersedePublication } from './publishClient.ts';
import { Consequences } from './WhatHappens.tsx';

type Way = 'supersede' | 'retract';

/** Takes a published version out of use, with the reason that every reader sees: superseded by a later one, or retracted. */
export function RetractDialog(props: {
  readonly publication: PublicationDto;
  readonly title: string;
  /** Numbers of the others that stand, newest first. */
  readonly others: readonly number[];
  readonly onClose: () => void;
  readonly onDone: (changed: PublicationDto) => void;
}) {
  const { number, publishedAt, readers, id, superseded } = props.publication;
  const { now, timeZone } = useClock(publishedAt);
  const later = props.others.filter((other) => other > number);
  const maySupersede = later.length > 0 && superseded === null;
  const [way, setWay] = useState<Way>('retract');
  const [instead, setInstead] = useState('');
  const isRetraction = way === 'retract';
  const choices = isRetraction ? props.others : later;
  const chosen = choices.includes(Number(instead)) ? Number(instead) : isRetraction ? null : (later[0] ?? null);
  const day = (at: Date): string => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone }).format(at);
  const people = readers === 1 ? '1 person' : `${readers} people`;
  const verb = isRetraction ? `Retract version ${number}` : `Supersede version ${number}`;
  return (
    <ReasonDialog
      className="publish"
      width={820}
      title={`Take version ${number} out of use`}
      description={`Published ${day(new Date(publishedAt))} · read by ${people}`}
      label="Reason, shown to every reader"
      hint={
        isRetraction ? 'Required. Say what was wrong and what it affects.' : 'Required. Say what is new in its place.'
      }
      missing={isRetraction ? 'Say what was wrong and what it affects.' : 'Say what is new in its place.'}
      rows={4}
      maxLength={maxPublicationText}
      verb={verb}
      busyWords={isRetraction ? 'Retracting…' : 'Superseding…'}
      onClose={props.onClose}
      onGive={async (reason) => {
        const done =
          isRetraction || chosen === null
            ? await retractPublication(id, { reason, replacedBy: chosen })
            : await supersedePublication(id, { reason, by: chosen });
        if (!done.ok) return done.error.message;
        props.onDone(done.value);
        return null;
      }}
      above={
        maySupersede ? (
          <Choice<Way>
            legend="What happens to it"
            name="way-out"
            value={way}
            onChange={setWay}
            options={[
              { value: 'supersede', label: 'Supersede', note: 'A newer version replaces it.' },
              { value: 'retract', label: 'Retract', note: 'It should no longer be relied on.' },
            ]}
          />
        ) : null
      }
      foot={(isBusy) => (
        <div className="publish-acts">
          <span className="why">This cannot be undone</span>
          <Button onClick={props.onClose}>Cancel</Button>
          <Button look={isRetraction ? 'danger' : 'primary'} type="submit" aria-busy={isBusy}>
            {isBusy ? (isRetraction ? 'Retracting…' : 'Superseding…') : verb}
          </Button>
        </div>
      )}
    >
      {(reason) => (
        <>
          <Field label="What stands in its place">
            {(control) => (
              <select
                {...control}
                value={chosen === null ? '' : String(chosen)}
                onChange={(event) => setInstead(event.currentTarget.value)}
              >
                {isRetraction ? <option value="">Nothing</option> : null}
                {choices.map((other) => (
                  <option key={other} value={other}>
                    Version {other}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <span className="field-label">What readers will see</span>
          <div className="seen">
            <div className={isRetraction ? 'note bad' : 'note warn'}>
              {isRetraction ? <Ban className="i" /> : <Archive className="i" />}
              <span className="grow">
                <b>
                  {isRetraction
                    ? `Version ${number} was retracted on ${day(now)}.`
                    : `Version ${number} is superseded by version ${chosen ?? ''} since ${day(now)}.`}
                </b>{' '}
                <span dir="auto">{reason}</span>
                {isRetraction && chosen !== null ? ` Version ${chosen} stands in its place.` : null}
              </span>
            </div>
            <div className="t" dir="auto">
              {props.title}
            </div>
          </div>
          <Consequences
            items={[
              {
                key: 'text',
                icon: Eye,
                words: 'The text stays readable at its address, under the notice. Downloads carry it.',
              },
              {
                key: 'told',
                icon: Bell,
                words:
                  readers === 0
                    ? 'The members are told at once.'
                    : `The members and the ${people} who read it are told at once.`,
              },
              isRetraction
                ? {
                    key: 'number',
                    icon: Target,
                    words: 'Its judgments stay in the ledger. Its number is not used again.',
                  }
                : { key: 'number', icon: Target, words: 'It is not withdrawn: what it says may still be cited.' },
              {
                key: 'record',
                icon: History,
                words: `The record keeps who ${isRetraction ? 'retracted' : 'superseded'} it, when and why.`,
              },
            ]}
          />
        </>
      )}
    </ReasonDialog>
  );
}
