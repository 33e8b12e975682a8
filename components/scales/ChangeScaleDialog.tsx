'use client';
import { useId, useState } from 'react';
import { changesReading } from '@/lib/domain/likelihood/conversion.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { findScale } from '@/lib/domain/likelihood/scaleById.ts';
import { sourceWords } from '@/lib/domain/likelihood/sourceWords.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { ChoiceLine } from './ChoiceLine.tsx';
import { choiceRows, conversionsOf, type Decision, type ScaledJudgment } from './scaleChoices.ts';
import './scales.css';

/** What of a paper this dialog changes; null: nothing said, the scale's own holds. */
export type ScalePaper = {
  readonly scale: string | null;
  readonly wording: string | null;
  readonly ranges: 'printed' | 'hidden' | null;
};

/** What was chosen: the paper as it is to be, and the likelihoods whose stored term changes (null: none). */
export type ScaleChange = {
  readonly paper: ScalePaper;
  readonly conversions: readonly { readonly blockId: string; readonly likelihood: string | null }[];
};

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly paper: ScalePaper;
  /** All that may be used or shown; withdrawn ones are offered only where the paper uses them. */
  readonly scales: readonly Scale[];
  readonly judgments: readonly ScaledJudgment[];
  readonly onApply: (change: ScaleChange) => void;
};

/** Scale, wording and ranges of a paper. Shows judgment by judgment what a change would do; converts nothing unasked. */
export function ChangeScaleDialog(props: Props) {
  // What was chosen last time is forgotten with the dialog.
  return props.open ? <OpenDialog {...props} /> : null;
}

function OpenDialog({ onClose, paper, scales, judgments, onApply }: Props) {
  const current = findScale(scales, paper.scale);
  const [scaleId, setScaleId] = useState(current.id);
  const [wording, setWording] = useState(paper.wording);
  const [ranges, setRanges] = useState(paper.ranges);
  const [decisions, setDecisions] = useState<ReadonlyMap<string, Decision>>(new Map());
  const blockedNote = useId();
  const scale = findScale(scales, scaleId);
  const known = scale.wordings.some(({ id }) => id === wording) ? wording : null;
  const shownWording = known ?? scale.wordings[0]?.id ?? 'a';
  const offered = scales.filter((one) => one.own?.isWithdrawn !== true || one.id === current.id);
  const all = choiceRows({ from: current, to: scale, judgments, decisions });
  // On its own scale there is only what was never on it to decide.
  const rows = scale.id === current.id ? all.filter(({ conversion }) => conversion.reason.kind !== 'unchanged') : all;
  const isStaying = scale.id === current.id;
  const undecided = isStaying ? [] : rows.filter(({ decided }) => decided === null);
  const changing = rows.filter(({ conversion }) => changesReading(conversion)).length;
  const without = judgments.length - all.length;
  const conversions = conversionsOf(rows);
  const isNothing =
    isStaying &&
    conversions.length === 0 &&
    shownWording === (paper.wording ?? shownWording) &&
    ranges === paper.ranges;
  const blocked =
    undecided.length > 0
      ? `Decide ${undecided.map(({ judgment }) => judgment.label).join(', ')} first.`
      : isNothing
        ? 'Nothing is changed yet.'
        : null;

  const submit = async () => {
    if (blocked !== null) return;
    onApply({ paper: { scale: scale.id, wording: known, ranges }, conversions });
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      width={940}
      title="Scale and wording"
      description="They hold for the whole assessment. Nothing is converted before you have seen it here."
    >
      <Form onSubmit={submit} className="scale-change">
        <Field label="Scale" hint={`${sourceWords[scale.source]}: ${scale.cite}`}>
          {(control) => (
            <select {...control} value={scaleId} onChange={(event) => setScaleId(event.currentTarget.value)}>
              <ScaleOptions label="Published" scales={offered.filter((one) => one.own === undefined)} />
              <ScaleOptions label="This workspace’s own" scales={offered.filter((one) => one.own !== undefined)} />
            </select>
          )}
        </Field>
        {scale.wordings.length > 1 ? (
          <Choice
            legend="Wording"
            name="wording"
            value={shownWording}
            onChange={setWording}
            options={scale.wordings.map((one) => ({ value: one.id, label: one.title, note: sampleOf(scale, one.id) }))}
          />
        ) : null}
        <Choice
          legend="Ranges in figures"
          name="ranges"
          value={ranges ?? 'scale'}
          onChange={(value) => setRanges(value === 'scale' ? null : value)}
          options={[
            {
              value: 'scale',
              label: 'As the scale says',
              note: scale.rules.printRange ? 'It prints them' : 'It does not print them',
            },
            { value: 'printed', label: 'Printed', note: 'In brackets after each term' },
            { value: 'hidden', label: 'Not printed', note: 'Words alone' },
          ]}
        />
        {rows.length === 0 ? null : (
          <>
            <output className="sm">{summaryOf(rows.length, changing, undecided.length, without)}</output>
            <table className="change-rows">
              <caption className="hide">What each judgment becomes on {scale.title}</caption>
              <thead>
                <tr>
                  <th scope="col">Judgment</th>
                  <th scope="col">{current.title}</th>
                  <td aria-hidden="true">dashed before, filled after</td>
                  <th scope="col">{scale.title}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <ChoiceLine
                    key={row.judgment.blockId}
                    row={row}
                    scale={scale}
                    before={paper.wording ?? undefined}
                    wording={shownWording}
                    onDecide={(decision) => setDecisions((was) => new Map(was).set(row.judgment.blockId, decision))}
                  />
                ))}
              </tbody>
            </table>
          </>
        )}
        <div className="acts end">
          {blocked === null ? null : (
            <span className="muted sm" id={blockedNote}>
              {blocked}
            </span>
          )}
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button
            look="primary"
            type="submit"
            blocked={blocked !== null}
            {...(blocked === null ? {} : { 'aria-describedby': blockedNote })}
          >
            {isStaying ? 'Apply' : `Change to ${scale.title}`}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

function ScaleOptions(props: { readonly label: string; readonly scales: readonly Scale[] }) {
  return props.scales.length === 0 ? null : (
    <optgroup label={props.label}>
      {props.scales.map((scale) => (
        <option key={scale.id} value={scale.id}>
          {scale.title}
          {scale.own?.isWithdrawn === true ? ' (withdrawn from new use)' : ''}
        </option>
      ))}
    </optgroup>
  );
}

/** A few words of a wording, so that one need not know which row is which. */
function sampleOf(scale: Scale, wording: string): string {
  return scale.terms
    .slice(-3)
    .map((term) => term.alternatives[wording] ?? term.label)
    .join(', ');
}

function summaryOf(total: number, changing: number, undecided: number, without: number): string {
  const judgments = total === 1 ? 'judgment' : 'judgments';
  const parts = [
    changing === 0
      ? `${total} ${judgments}, none of which reads otherwise.`
      : `${changing} of ${total} ${judgments} would read otherwise.`,
    undecided === 0
      ? ''
      : `${undecided} must be decided: the scale has no word for ${undecided === 1 ? 'it' : 'them'}.`,
    without === 0 ? '' : `${without} without a likelihood ${without === 1 ? 'stays' : 'stay'} without.`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
