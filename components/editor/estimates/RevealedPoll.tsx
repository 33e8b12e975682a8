'use client';
import type { Editor } from '@tiptap/react';
import {
  agreementOn,
  agreementSentence,
  meanTermSentence,
  percentOf,
  spreadSentence,
} from '@/lib/domain/estimates/agreementOn.ts';
import type { PollDto } from '@/lib/protocol/estimatesDto.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { rulerRangeOf } from '../../ui/rulerScaleOf.ts';
import type { PaperSettings } from '../blocks/paperSettings.ts';
import { speak } from '../shell/speak.tsx';
import { adoptMean, hasAdopted, meanChoice } from './adoptMean.ts';
import { EstimateStrip } from './EstimateStrip.tsx';

/** A revealed poll: everybody's number, how far they lie apart, and the mean's term to be adopted. */
export function RevealedPoll(props: {
  readonly editor: Editor;
  readonly blockId: string;
  readonly label: string;
  /** The judgment's words as they are now. */
  readonly statement: string;
  readonly revealed: NonNullable<PollDto['revealed']>;
  readonly settings: PaperSettings;
  readonly isEditable: boolean;
}) {
  const { editor, blockId, label, revealed, settings } = props;
  const numbers = revealed.estimates.map(({ probability }) => probability);
  const agreement = agreementOn(numbers, settings.scale);
  if (agreement === null) return null;
  const wording = settings.paper.wording ?? undefined;
  const { mean, spread } = agreement;
  const byNumber = revealed.estimates.toSorted((a, b) => b.probability - a.probability);
  const choice = meanChoice(editor.state, numbers);
  const drawn = settings.drawn.terms.find(({ id }) => id === choice?.termId);
  const adopt = () => {
    const tr = adoptMean(editor.state, blockId, numbers);
    if (tr === null || !editor.isEditable) return;
    editor.view.dispatch(tr);
    speak(`${label} says ${drawn?.label.toLowerCase() ?? ''}, ${drawn?.range ?? ''}.`);
  };
  return (
    <>
      <EstimateStrip
        estimates={revealed.estimates}
        spread={spread}
        range={mean === null ? null : rulerRangeOf(mean.term)}
        scale={settings.drawn}
      />
      <p className="est-sum">
        <b>{spreadSentence(spread)}</b> {meanTermSentence(agreement, wording)} {agreementSentence(agreement, wording)}
      </p>
      <ul className="est-list">
        {byNumber.map((each) => (
          <li key={each.userId}>
            <Avatar person={each} small />
            <span className="cut">{each.name}</span>
            <span className="n">{percentOf(each.probability)}</span>
            {each.statement === props.statement ? null : (
              <span className="muted xs other-words" title={each.statement}>
                for other words: “{each.statement}”
              </span>
            )}
          </li>
        ))}
      </ul>
      {choice === null || drawn === undefined ? null : hasAdopted(editor.state, blockId, numbers) ? (
        <p className="muted">
          {label} says {drawn.label.toLowerCase()} ({drawn.range}), as the mean does.
        </p>
      ) : props.isEditable ? (
        <div className="acts">
          <Button small look="primary" onClick={adopt}>
            Adopt {drawn.label.toLowerCase()} ({drawn.range})
          </Button>
        </div>
      ) : null}
    </>
  );
}
