'use client';
import { memo, type Dispatch } from 'react';
import { sectionKinds } from '@/lib/document/grammar.ts';
import { turnKinds } from '@/lib/document/import/turnInto.ts';
import type { Unit } from '@/lib/document/import/units.ts';
import { termById } from '@/lib/domain/likelihood/scaleById.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { capitalised } from '../ui/capitalised.ts';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rulerRangeOf, rulerScaleOf } from '../ui/rulerScaleOf.ts';
import { sectionWords, unitWords } from './unitWords.ts';
import type { Correction } from './useCorrections.ts';

/** Characters of a block that are shown: enough to know it again. */
const maxShown = 600;

/** One block of what a file becomes: what it is, to be changed, and its words. */
export const UnitRow = memo(function UnitRow(props: {
  readonly unit: Unit;
  readonly isSelected: boolean;
  readonly scale: Scale;
  readonly correct: Dispatch<Correction>;
}) {
  const { unit, isSelected, scale, correct } = props;
  const isFixed = unit.kind === 'title' || unit.kind === 'table' || unit.kind === 'figure';
  const words = unit.text.trim() === '' ? 'no words' : unit.text.slice(0, 60);
  return (
    <li className={`b-${unit.kind}${isSelected ? ' on' : ''}`}>
      {isFixed ? (
        <span className="pick" />
      ) : (
        <label className="pick">
          <input
            type="checkbox"
            checked={isSelected}
            aria-label={`Select ${unitWords[unit.kind].toLowerCase()}: ${words}`}
            onChange={(event) => {
              const isRange = event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey;
              correct({ kind: 'select', index: unit.index, isOn: event.currentTarget.checked, isRange });
            }}
          />
        </label>
      )}
      {isFixed ? (
        <span className="stays">{unitWords[unit.kind]}</span>
      ) : (
        <KindSelect unit={unit} words={words} correct={correct} />
      )}
      <div className="grow">
        <Words unit={unit} />
        {unit.kind === 'judgment' || unit.kind === 'alternative' ? (
          <Stated term={unit.likelihood} scale={scale} />
        ) : null}
      </div>
    </li>
  );
});

/** A plain select: keyboards, screen readers and phones all know it. */
function KindSelect(props: { readonly unit: Unit; readonly words: string; readonly correct: Dispatch<Correction> }) {
  const { unit, words, correct } = props;
  const isSection = unit.kind === 'section';
  return (
    <select
      aria-label={`${isSection ? 'Section' : 'Becomes'}: ${words}`}
      value={isSection ? `section:${unit.section ?? 'free'}` : unit.kind}
      onChange={(event) => {
        const { value } = event.currentTarget;
        const section = sectionKinds.find((kind) => `section:${kind}` === value);
        const kind = turnKinds.find((each) => each === value);
        if (section !== undefined && isSection) correct({ kind: 'retype-section', index: unit.index, to: section });
        else correct({ kind: 'retype', index: unit.index, to: kind ?? 'section' });
      }}
    >
      {isSection ? (
        <>
          <optgroup label="Section">
            {sectionKinds.map((kind) => (
              <option key={kind} value={`section:${kind}`}>
                {sectionWords[kind]}
              </option>
            ))}
          </optgroup>
          <optgroup label="No section">
            <KindOptions />
          </optgroup>
        </>
      ) : (
        <>
          <KindOptions />
          <option value="section">New section</option>
        </>
      )}
    </select>
  );
}

/** The kinds a block can become, as options of a select. */
export function KindOptions() {
  return turnKinds.map((kind) => (
    <option key={kind} value={kind}>
      {unitWords[kind]}
    </option>
  ));
}

function Words(props: { readonly unit: Unit }) {
  const { text, term, kind } = props.unit;
  if (text.trim() === '')
    return <span className="words muted">{kind === 'figure' ? 'A picture without words' : 'No words'}</span>;
  const shown = text.length > maxShown ? `${text.slice(0, maxShown)}…` : text;
  if (term === null || term.to > maxShown) {
    return (
      <span className="words" dir="auto">
        {shown}
      </span>
    );
  }
  return (
    <span className="words" dir="auto">
      {shown.slice(0, term.from)}
      <mark className="term">{shown.slice(term.from, term.to)}</mark>
      {shown.slice(term.to)}
    </span>
  );
}

function Stated(props: { readonly term: string | null; readonly scale: Scale }) {
  const term = termById(props.scale, props.term);
  if (term === null) return <span className="stated muted">No likelihood stated</span>;
  return (
    <span className="stated">
      <span className="hide">Likelihood: </span>
      {capitalised(term.label)}
      <LikelihoodRuler range={rulerRangeOf(term)} scale={rulerScaleOf(props.scale)} />
      {term.range}
    </span>
  );
}
