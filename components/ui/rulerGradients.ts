/** A likelihood scale as a ruler shows it, in per cent of 0 to 100. */
export type RulerScale = {
  /** Where the terms of the scale meet or end. */
  readonly ticks: readonly number[];
  /** Stretches that no term covers, for scales that leave gaps. */
  readonly gaps: readonly { readonly low: number; readonly high: number }[];
};

/** CSS backgrounds for a scale: `ticks` for the marks (null where the gaps already show them; none at the very ends, which the bar marks), `ground` for the bar with its gaps. */
export function rulerGradients(scale: RulerScale): { readonly ticks: string | null; readonly ground: string | null } {
  if (scale.gaps.length > 0) {
    const stops = [...scale.gaps]
      .sort((a, b) => a.low - b.low)
      .flatMap((gap) => [
        `var(--yard) ${gap.low}%`,
        `transparent ${gap.low}% ${gap.high}%`,
        `var(--yard) ${gap.high}%`,
      ]);
    return { ticks: null, ground: `linear-gradient(to right, ${stops.join(', ')})` };
  }
  const marks = scale.ticks
    .filter((tick) => tick > 1 && tick < 99)
    .map((tick) => `linear-gradient(var(--yard-tick), var(--yard-tick)) ${tick}% 0 / 1px 100%`);
  return { ticks: marks.length === 0 ? null : marks.join(', '), ground: null };
}
