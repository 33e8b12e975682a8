import type { CSSProperties } from 'react';
import { rulerGradients, type RulerScale } from './rulerGradients.ts';

export type RulerRange = { readonly low: number; readonly high: number };

/**
 * A bar from 0 to 100 with the stated range filled; all figures in per cent. Position carries the meaning, the hue
 * is always one. Decoration for the eye: term and range stand beside it as text, so it is hidden from readers aloud.
 */
export function LikelihoodRuler(props: {
  /** Null: the bare bar, for a judgment without a likelihood. */
  readonly range: RulerRange | null;
  /** Left out in the tiny ruler, which has no ticks. */
  readonly scale?: RulerScale;
  /** Where it stood before, dashed. */
  readonly before?: RulerRange;
  readonly tiny?: boolean;
  readonly className?: string;
  readonly style?: CSSProperties;
}) {
  const drawn = props.scale === undefined || props.tiny === true ? null : rulerGradients(props.scale);
  const style = {
    ...props.style,
    ...(props.range === null ? {} : { '--lo': props.range.low, '--hi': props.range.high }),
    ...(drawn === null || drawn.ticks === null ? {} : { '--ticks': drawn.ticks }),
    ...(drawn === null || drawn.ground === null ? {} : { '--ground': drawn.ground }),
  } as CSSProperties;
  const names = ['yard', props.tiny === true ? 'tiny' : '', drawn === null ? '' : 'scaled', props.className ?? ''];
  return (
    <span className={names.filter((name) => name !== '').join(' ')} style={style} aria-hidden="true">
      {props.before === undefined ? null : (
        <s style={{ '--lo': props.before.low, '--hi': props.before.high } as CSSProperties} />
      )}
      {props.range === null ? null : <i />}
    </span>
  );
}
