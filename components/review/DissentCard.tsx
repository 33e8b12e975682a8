'use client';
import { Split } from 'lucide-react';
import { useState } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { labelOf, rangeLabel, termById } from '@/lib/domain/likelihood/scaleById.ts';
import type { DissentDto } from '@/lib/protocol/roundsDto.ts';
import { Button } from '../ui/Button.tsx';
import { capitalised } from '../ui/capitalised.ts';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { Note } from '../ui/Note.tsx';
import { rulerRangeOf, rulerScaleOf } from '../ui/rulerScaleOf.ts';
import { withdrawDissent } from './roundsClient.ts';

/** Another view of one judgment: whose it is, the likelihood they would state (filled; the authors' dashed), and why. */
export function DissentCard(props: {
  readonly dissent: DissentDto;
  /** `J1`. */
  readonly label: string;
  /** The likelihood in the text. */
  readonly stated: string | null;
  readonly scale: Scale;
  readonly isOwn: boolean;
  readonly onChanged: () => void;
}) {
  const { dissent, scale } = props;
  const [fault, setFault] = useState<string | null>(null);
  const term = termById(scale, dissent.likelihood);
  const stated = termById(scale, props.stated);
  const isWithdrawn = dissent.withdrawnAt !== null;
  return (
    <article className={isWithdrawn ? 'dissent withdrawn' : 'dissent'} aria-label={`Dissent on ${props.label}`}>
      <div className="hd">
        <Split className="i s" />
        <span className="id">{props.label}</span>
        <b>
          {dissent.author.name}
          {dissent.organisation === null ? '' : `, ${dissent.organisation}`}
        </b>
        <span className="muted xs">{isWithdrawn ? 'withdrawn' : 'dissents'}</span>
      </div>
      {term === null ? null : (
        <p className="term">
          {capitalised(labelOf(term))} {rangeLabel(term)}
          <LikelihoodRuler
            scale={rulerScaleOf(scale)}
            range={rulerRangeOf(term)}
            {...(stated === null ? {} : { before: rulerRangeOf(stated) })}
          />
        </p>
      )}
      <p dir="auto">{dissent.reason}</p>
      {fault === null ? null : (
        <Note tone="bad" urgent>
          {fault}
        </Note>
      )}
      {props.isOwn && !isWithdrawn ? (
        <div className="acts">
          <Button
            small
            onClick={() => {
              void withdrawDissent(dissent.id).then((answer) => {
                if (answer.ok) props.onChanged();
                else setFault(answer.error.message);
              });
            }}
          >
            Withdraw my dissent
          </Button>
        </div>
      ) : null}
    </article>
  );
}
