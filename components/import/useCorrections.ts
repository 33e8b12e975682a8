import { useMemo, useReducer, type Dispatch } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import type { SectionKind } from '@/lib/document/grammar.ts';
import { retypeSection, retypeUnits, type RetypeKind } from '@/lib/document/import/retype.ts';
import { unitsOf, type Unit } from '@/lib/document/import/units.ts';
import { unreachable } from '@/lib/domain/result.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { readingOfDraft } from './importAnswer.ts';

/** A step of correcting a draft. */
export type Correction =
  /** `isRange`: all from the one before to this one. */
  | { readonly kind: 'select'; readonly index: number; readonly isOn: boolean; readonly isRange: boolean }
  | { readonly kind: 'select-all'; readonly isOn: boolean }
  | { readonly kind: 'retype'; readonly index: number; readonly to: RetypeKind }
  | { readonly kind: 'retype-selected'; readonly to: RetypeKind }
  | { readonly kind: 'retype-section'; readonly index: number; readonly to: SectionKind }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

type State = {
  readonly scale: Scale;
  readonly past: readonly DocJson[];
  readonly now: DocJson;
  readonly future: readonly DocJson[];
  readonly selected: ReadonlySet<number>;
  /** The unit that was selected last; where a range begins. */
  readonly anchor: number | null;
};

/** A draft that is corrected before it is created: every step can be taken back and done again. */
export type Corrections = {
  readonly doc: DocJson;
  readonly units: readonly Unit[];
  readonly selected: ReadonlySet<number>;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly correct: Dispatch<Correction>;
};

/** Corrects a draft that was read. */
export function useCorrections(first: DocJson, scale: Scale): Corrections {
  const [state, correct] = useReducer(corrected, first, (now): State => {
    return { scale, past: [], now, future: [], selected: new Set(), anchor: null };
  });
  const { now, past, future, selected } = state;
  const units = useMemo(() => unitsOf(now, readingOfDraft(now, scale)), [now, scale]);
  return { doc: now, units, selected, canUndo: past.length > 0, canRedo: future.length > 0, correct };
}

/** Whether a block can be selected: titles, tables and pictures stay what they are. */
export function isSelectable(unit: Unit): boolean {
  return unit.kind !== 'title' && unit.kind !== 'table' && unit.kind !== 'figure';
}

function corrected(state: State, step: Correction): State {
  const reading = readingOfDraft(state.now, state.scale);
  switch (step.kind) {
    case 'select':
      return selectedRange(state, step.index, step.isOn, step.isRange ? (state.anchor ?? step.index) : step.index);
    case 'select-all': {
      const blocks = unitsOf(state.now, reading).filter((unit) => isSelectable(unit) && unit.kind !== 'section');
      return { ...state, selected: new Set(step.isOn ? blocks.map((unit) => unit.index) : []) };
    }
    case 'retype':
      return changed(state, retypeUnits(state.now, [step.index], step.to, reading));
    case 'retype-selected':
      return state.selected.size === 0
        ? state
        : changed(state, retypeUnits(state.now, [...state.selected], step.to, reading));
    case 'retype-section':
      return changed(state, retypeSection(state.now, step.index, step.to, reading));
    case 'undo': {
      const before = state.past.at(-1);
      if (before === undefined) return state;
      const { past, future, now } = state;
      return moved({ ...state, past: past.slice(0, -1), now: before, future: [now, ...future] });
    }
    case 'redo': {
      const [after, ...later] = state.future;
      if (after === undefined) return state;
      return moved({ ...state, past: [...state.past, state.now], now: after, future: later });
    }
    default:
      return unreachable(step);
  }
}

function selectedRange(state: State, index: number, isOn: boolean, from: number): State {
  const [low, high] = [Math.min(from, index), Math.max(from, index)];
  const selected = new Set(state.selected);
  for (const unit of unitsOf(state.now, readingOfDraft(state.now, state.scale))) {
    if (unit.index < low || unit.index > high || !isSelectable(unit)) continue;
    if (isOn) selected.add(unit.index);
    else selected.delete(unit.index);
  }
  return { ...state, selected, anchor: index };
}

function changed(state: State, now: DocJson): State {
  return moved({ ...state, past: [...state.past, state.now], now, future: [] });
}

/** The units have moved: what was selected may be another one now. */
function moved(state: State): State {
  return { ...state, selected: new Set(), anchor: null };
}
