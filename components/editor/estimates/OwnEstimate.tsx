'use client';
import { useId, useState } from 'react';
import { agreementOn, percentOf } from '@/lib/domain/estimates/agreementOn.ts';
import { labelWithRange } from '@/lib/domain/likelihood/scaleById.ts';
import { Button } from '../../ui/Button.tsx';
import { LikelihoodRuler } from '../../ui/LikelihoodRuler.tsx';
import { rulerRangeOf } from '../../ui/rulerScaleOf.ts';
import type { PaperSettings } from '../blocks/paperSettings.ts';
import { pointValue } from '../blocks/pointValue.ts';

/**
 * One's own number, on a picture of the paper's scale or typed. Until one has given a number the slider has no place: a
 * handle in the middle would be a number that somebody else proposes.
 */
export function OwnEstimate(props: {
  readonly label: string;
  readonly mine: number | null;
  readonly settings: PaperSettings;
  /** Answers what was wrong, null when all went well. */
  readonly onGive: (probability: number) => Promise<string | null>;
  readonly onTakeBack: () => Promise<string | null>;
}) {
  const { label, mine, settings } = props;
  const [typed, setTyped] = useState(mine === null ? '' : percentOf(mine).replace('%', ''));
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const value = pointValue(typed);
  const choice = value === null ? null : (agreementOn([value], settings.scale)?.mean ?? null);
  const wording = settings.paper.wording ?? undefined;
  const termWords =
    choice === null
      ? 'the scale has no word for it'
      : `${choice.isInGap ? 'in a gap, nearest ' : ''}${labelWithRange(choice.term, wording)}`;
  const run = async (deed: () => Promise<string | null>) => {
    if (isBusy) return;
    setBusy(true);
    setFault(await deed());
    setBusy(false);
  };
  const put = (next: string) => {
    setTyped(next);
    setFault(null);
  };
  return (
    <form
      className="est-own"
      aria-label={`Your estimate for ${label}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (value === null) setFault('A number from 0 to 100.');
        else void run(() => props.onGive(value));
      }}
    >
      <div className="est-slide">
        <LikelihoodRuler range={choice === null ? null : rulerRangeOf(choice.term)} scale={settings.drawn} />
        <input
          type="range"
          className={value === null ? 'unset' : undefined}
          min={0}
          max={100}
          step={1}
          aria-label={`Your estimate for ${label}`}
          aria-valuetext={value === null ? 'No number yet' : `${percentOf(value)}: ${termWords}`}
          value={value === null ? 50 : Math.round(value * 100)}
          onChange={(event) => put(event.target.value)}
        />
      </div>
      <div className="est-number">
        <label htmlFor={`${id}-number`} className="hide">
          Your number, in per cent
        </label>
        <input
          id={`${id}-number`}
          inputMode="decimal"
          autoComplete="off"
          value={typed}
          aria-invalid={fault === null ? undefined : true}
          aria-describedby={`${id}-note`}
          onChange={(event) => put(event.target.value)}
        />
        <span aria-hidden="true">%</span>
        <span
          id={`${id}-note`}
          className={fault === null ? 'muted grow' : 'bad-t grow'}
          role={fault === null ? undefined : 'alert'}
        >
          {fault ?? (value === null ? 'No number yet' : termWords)}
        </span>
      </div>
      <div className="acts">
        <Button small look="primary" type="submit" aria-busy={isBusy}>
          {mine === null ? 'Give estimate' : 'Change estimate'}
        </Button>
        {mine === null ? null : (
          <Button
            small
            look="quiet"
            onClick={() =>
              void run(async () => {
                const refused = await props.onTakeBack();
                if (refused === null) setTyped('');
                return refused;
              })
            }
          >
            Take back
          </Button>
        )}
      </div>
    </form>
  );
}
