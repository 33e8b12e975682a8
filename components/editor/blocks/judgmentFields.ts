import { rulerGradients } from '../../ui/rulerGradients.ts';
import { confidenceWords, isConfidence, stepsOf } from './confidence.ts';
import { termOf, type EditorScale } from './editorScale.ts';

export type JudgmentField = 'likelihood' | 'confidence';

function span(className: string, text = ''): HTMLSpanElement {
  const made = document.createElement('span');
  made.className = className;
  made.textContent = text;
  return made;
}

/** The ruler as plain DOM, for node views: the same marks as `LikelihoodRuler`. */
function ruler(scale: EditorScale, low: number | null, high: number | null): HTMLSpanElement {
  const bar = span('yard scaled');
  bar.setAttribute('aria-hidden', 'true');
  const drawn = rulerGradients(scale);
  if (drawn.ticks !== null) bar.style.setProperty('--ticks', drawn.ticks);
  if (drawn.ground !== null) bar.style.setProperty('--ground', drawn.ground);
  if (low !== null && high !== null) {
    bar.style.setProperty('--lo', String(low));
    bar.style.setProperty('--hi', String(high));
    bar.append(document.createElement('i'));
  }
  return bar;
}

function ticks(steps: number): HTMLSpanElement {
  const made = span('ticks');
  made.setAttribute('aria-hidden', 'true');
  for (let step = 1; step <= 3; step += 1) {
    const bar = document.createElement('i');
    if (step <= steps) bar.className = 'on';
    made.append(bar);
  }
  return made;
}

/** What stands in the likelihood control of a judgment. */
export function likelihoodContent(scale: EditorScale, likelihood: unknown): readonly HTMLElement[] {
  const term = termOf(scale, likelihood);
  const name = [span('lb', 'Likelihood'), span('hide', ': ')];
  if (term !== undefined) {
    return [...name, span('wd', term.label), ruler(scale, term.low, term.high), span('rg', term.range)];
  }
  const isForeign = typeof likelihood === 'string' && likelihood !== '';
  const words = isForeign ? `${likelihood.replaceAll('-', ' ')}, not in ${scale.title}` : 'No likelihood yet';
  return [...name, span(isForeign ? 'wd' : 'wd none', words)];
}

/** What stands in the confidence control of a judgment. */
export function confidenceContent(confidence: unknown): readonly HTMLElement[] {
  const isChosen = isConfidence(confidence);
  const word = isChosen ? confidenceWords[confidence] : 'not stated';
  return [
    span('lb keep', 'Confidence'),
    span('hide', ': '),
    ticks(stepsOf(confidence)),
    span(isChosen ? 'wd' : 'wd none', word),
  ];
}
