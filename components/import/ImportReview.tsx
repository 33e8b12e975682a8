'use client';
import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import { turnKinds } from '@/lib/document/import/turnInto.ts';
import { unitKinds, type Unit } from '@/lib/document/import/units.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { Button } from '../ui/Button.tsx';
import { Note } from '../ui/Note.tsx';
import type { ReadDraft } from './importAnswer.ts';
import { KindOptions, UnitRow } from './UnitRow.tsx';
import { isSelectable, type Corrections } from './useCorrections.ts';
import { countedUnits } from './unitWords.ts';

/** Rows that are drawn at first, and more with each press of the button: a select in each is not free. */
const pageSize = 200;

/** What a file becomes, block by block, to be corrected before anything is created. */
export function ImportReview(props: {
  readonly read: ReadDraft;
  readonly corrections: Corrections;
  readonly scale: Scale;
}) {
  const { read, corrections, scale } = props;
  const { units, selected, correct } = corrections;
  const [shown, setShown] = useState(pageSize);
  // The title has a field of its own above.
  const rows = units.filter((unit) => unit.kind !== 'title');
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isText = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (isText || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    event.preventDefault();
    correct({ kind: event.shiftKey ? 'redo' : 'undo' });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  return (
    <section aria-label="What it becomes" className="preview">
      <output className="sm">{extentOf(units)}. Every word is kept.</output>
      <ReportOfImport read={read} />
      <fieldset className="bar">
        <legend className="hide">Correct several at once</legend>
        <SelectAll corrections={corrections} />
        <label className="sm turn">
          <span>Turn into</span>
          <select
            value=""
            aria-disabled={selected.size === 0}
            aria-describedby="turn-note"
            onChange={(event) => {
              const { value } = event.currentTarget;
              const kind = value === 'section' ? 'section' : turnKinds.find((each) => each === value);
              if (kind !== undefined) correct({ kind: 'retype-selected', to: kind });
            }}
          >
            <option value="">{selected.size === 0 ? 'Select blocks first' : 'Choose…'}</option>
            {selected.size === 0 ? null : <KindOptions />}
            {selected.size === 0 ? null : <option value="section">New section</option>}
          </select>
        </label>
        <span className="hide" id="turn-note">
          Changes every block that is selected.
        </span>
        <span className="push" />
        <Button small look="quiet" blocked={!corrections.canUndo} onClick={() => correct({ kind: 'undo' })}>
          <Undo2 className="i" />
          Undo
        </Button>
        <Button small look="quiet" blocked={!corrections.canRedo} onClick={() => correct({ kind: 'redo' })}>
          <Redo2 className="i" />
          Redo
        </Button>
      </fieldset>
      <ol className="becomes" aria-label="Blocks in order">
        {rows.slice(0, shown).map((unit) => (
          <UnitRow key={unit.index} unit={unit} isSelected={selected.has(unit.index)} scale={scale} correct={correct} />
        ))}
      </ol>
      {rows.length > shown ? (
        <Button small onClick={() => setShown(shown + pageSize)}>
          Show {Math.min(pageSize, rows.length - shown)} more of {(rows.length - shown).toLocaleString('en-GB')}
        </Button>
      ) : null}
    </section>
  );
}

function SelectAll(props: { readonly corrections: Corrections }) {
  const { units, selected, correct } = props.corrections;
  const all = units.filter((unit) => isSelectable(unit) && unit.kind !== 'section').map((unit) => unit.index);
  const isAll = selected.size > 0 && all.every((index) => selected.has(index));
  return (
    <label className="sm all">
      <input
        type="checkbox"
        checked={isAll}
        ref={(box) => {
          if (box !== null) box.indeterminate = !isAll && selected.size > 0;
        }}
        onChange={(event) => correct({ kind: 'select-all', isOn: event.currentTarget.checked })}
      />
      {selected.size === 0 ? 'Select all' : `${selected.size.toLocaleString('en-GB')} selected`}
    </label>
  );
}

/** What was left out or changed: always said, never in the way. */
function ReportOfImport(props: { readonly read: ReadDraft }) {
  const { report, note, images } = props.read;
  const lines = [...(note === null ? [] : [note]), ...report.map(({ sentence }) => sentence)];
  const pictures =
    images.length === 0
      ? ''
      : images.length === 1
        ? ' One picture comes along.'
        : ` ${images.length} pictures come along.`;
  if (lines.length === 0) return <p className="sm muted">Nothing was left out.{pictures}</p>;
  return (
    <Note tone="warn">
      <details className="report" open={lines.length <= 3}>
        <summary>
          {lines.length === 1 ? 'One thing was left out or changed' : `${lines.length} things were left out or changed`}
          .{pictures}
        </summary>
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </Note>
  );
}

/** "4 sections, 3 judgments (2 with a likelihood), 1 paragraph": what there is none of is left out. */
function extentOf(units: readonly Unit[]): string {
  const stated = units.filter((unit) => unit.kind === 'judgment' && unit.likelihood !== null).length;
  return unitKinds
    .filter((kind) => kind !== 'title')
    .flatMap((kind) => {
      const count = units.filter((unit) => unit.kind === kind).length;
      if (count === 0) return [];
      return [countedUnits(count, kind) + (kind === 'judgment' ? ` (${stated} with a likelihood)` : '')];
    })
    .join(', ');
}
