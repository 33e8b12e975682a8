'use client';
import type { Editor } from '@tiptap/react';
import { useId, useState, type KeyboardEvent } from 'react';
import { LikelihoodRuler } from '../../ui/LikelihoodRuler.tsx';
import { Button } from '../../ui/Button.tsx';
import { writeOrSuggest } from '../suggesting/writeOrSuggest.ts';
import { targetsIn } from './blockNumbers.ts';
import { ChoiceKeys, ChoiceList } from './ChoiceList.tsx';
import { fieldBlock, isInBand, setLikelihood, setWording } from './fieldEdits.ts';
import { settingsIn, settingsOf, titleOf, type ScaleChoice } from './paperSettings.ts';
import { PickerFrame } from './PickerFrame.tsx';
import { pointValue } from './pointValue.ts';
import { sentenceRuns } from './tokenText.ts';
import { statementOf, tokensIn } from './tokenPlaces.ts';

/**
 * The likelihood of a judgment or an alternative: a term and its range are one choice. The sentence shows how it would
 * read; the paper's wording and a point value within the term's range are set here too.
 */
export function LikelihoodPicker(props: {
  readonly editor: Editor;
  readonly blockId: string;
  readonly anchor: HTMLElement;
  readonly choice: ScaleChoice;
  readonly onClose: () => void;
}) {
  const { editor, blockId, onClose } = props;
  const { state } = editor;
  const block = fieldBlock(state, blockId);
  const settings = settingsIn(state);
  const stored: unknown = block?.node.attrs.likelihood ?? null;
  const { drawn, scale, paper } = settings;
  const values = [...drawn.terms.map((term) => term.id), null];
  const [at, setAt] = useState(() => Math.max(0, values.indexOf(typeof stored === 'string' ? stored : null)));
  const storedPoint: unknown = block?.node.attrs.probability;
  const [typed, setTyped] = useState(
    typeof storedPoint === 'number' ? String(Math.round(storedPoint * 1000) / 10) : '',
  );
  const [fault, setFault] = useState<string | null>(null);
  const [, redraw] = useState(0);
  const pointId = useId();
  if (block === undefined) return null;

  const statement = statementOf(block.node, block.pos);
  const hasToken = statement !== null && tokensIn(statement.node, statement.start).length > 0;
  const termId = values[at] ?? null;
  const keep = (id: string | null, place = false) => {
    const point = pointValue(typed);
    // A value that was typed for another term goes with that term.
    const probability = point !== null && id !== null && isInBand(point, id, settings) ? point : null;
    const tr = setLikelihood(editor.state, blockId, { termId: id, probability, place });
    writeOrSuggest(editor, tr);
    onClose();
  };
  const keepPoint = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const point = pointValue(typed);
    const term = drawn.terms.find((each) => each.id === termId);
    if (typed.trim() === '') keep(termId);
    else if (point === null) setFault('A number from 0 to 100.');
    else if (term === undefined) setFault('Choose a term first.');
    else if (!isInBand(point, termId, settings))
      setFault(`${term.label} is ${term.range}. Choose a value within it, or another term.`);
    else keep(termId);
  };
  const reword = (wording: string) => {
    const tr = setWording(editor.state, wording, props.choice);
    writeOrSuggest(editor, tr);
    redraw((count) => count + 1);
  };
  const preview = () => {
    const tr = setLikelihood(state, blockId, { termId, probability: null, place: false });
    const node = tr === null ? block.node : tr.doc.nodeAt(block.pos);
    const sentence = node === null ? null : statementOf(node, block.pos);
    return sentence === null ? [] : sentenceRuns(sentence.node, termId, settings, targetsIn(state));
  };
  const runs = preview();
  const wording = paper.wording ?? scale.wordings[0]?.id;
  const term = drawn.terms.find((each) => each.id === termId);

  return (
    <PickerFrame
      anchor={props.anchor}
      title={`Likelihood of ${block.label}`}
      className="likelihood"
      onClose={onClose}
      aside={
        scale.wordings.length > 1 ? (
          <fieldset className="seg" aria-label="Wording of the paper">
            {scale.wordings.map(({ id }) => (
              <button
                key={id}
                type="button"
                className={id === wording ? 'on' : ''}
                aria-pressed={id === wording}
                onClick={() => reword(id)}
              >
                {wordOfWording(
                  settingsOf({ ...titleOf(state.doc)?.node.attrs, wording: id }, props.choice).drawn.terms,
                )}
              </button>
            ))}
          </fieldset>
        ) : (
          <span className="muted xs">{scale.shape === 'gapped' ? 'Approximate, with gaps' : scale.title}</span>
        )
      }
    >
      <ChoiceList
        key={wording ?? ''}
        label={`Likelihood, ${scale.title}`}
        hasNone
        start={at}
        onMove={setAt}
        onChoose={(index) => keep(values[index] ?? null)}
        choices={[
          ...drawn.terms.map((each) => ({
            key: each.id,
            label: each.label,
            isChosen: each.id === stored,
            drawn: (
              <>
                <span className="cut">{each.label}</span>
                <span className="n">{each.range}</span>
                <LikelihoodRuler range={each} scale={drawn} />
              </>
            ),
          })),
          {
            key: 'none',
            label: 'No likelihood yet',
            isChosen: stored === null,
            drawn: (
              <>
                <span className="cut">No likelihood yet</span>
                <span />
                <span />
              </>
            ),
          },
        ]}
      />
      <div className="ft">
        {runs.length === 0 ? null : (
          <p className="said" dir="auto">
            {runs.map((run, index) => (run.isTerm ? <b key={index}>{run.text}</b> : run.text))}
          </p>
        )}
        {hasToken || termId === null || statement === null || statement.node.content.size === 0 ? null : (
          <Button small onClick={() => keep(termId, true)}>
            Put the term into the sentence
          </Button>
        )}
        <div className="point">
          <label htmlFor={pointId}>Point value</label>
          <input
            id={pointId}
            inputMode="decimal"
            autoComplete="off"
            placeholder={term === undefined ? '' : term.range.replace('%', '')}
            value={typed}
            aria-invalid={fault === null ? undefined : true}
            aria-describedby={`${pointId}-note`}
            onChange={(event) => {
              setTyped(event.target.value);
              setFault(null);
            }}
            onKeyDown={keepPoint}
          />
          <span aria-hidden="true">%</span>
          <span
            id={`${pointId}-note`}
            className={fault === null ? 'muted xs' : 'bad-t xs'}
            role={fault === null ? undefined : 'alert'}
          >
            {fault ?? 'optional, within the term’s range'}
          </span>
        </div>
        <ChoiceKeys count={drawn.terms.length} />
      </div>
    </PickerFrame>
  );
}

/** A wording is named by its own word for the term in the middle of the upper half: "likely", "probable". */
function wordOfWording(
  terms: readonly { readonly label: string; readonly low: number; readonly high: number }[],
): string {
  const term = terms.find((each) => each.low >= 50) ?? terms.at(-1);
  return term?.label.toLowerCase() ?? '';
}
