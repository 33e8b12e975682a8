'use client';
import type { Editor } from '@tiptap/react';
import { useId, useState } from 'react';
import { usualMarks } from '@/lib/domain/marking/banner.ts';
import { explainMark } from '@/lib/domain/marking/explainMark.ts';
import type { MarkingSystemId } from '@/lib/domain/marking/markingSystems.ts';
import { Button } from '../../ui/Button.tsx';
import { fieldBlock, setFields } from '../blocks/fieldEdits.ts';
import { PickerFrame } from '../blocks/PickerFrame.tsx';
import { writeOrSuggest } from '../suggesting/writeOrSuggest.ts';
import { marksNow } from './markFacts.ts';
import './marking.css';

/** Most marks that are offered beside the field. */
const enough = 12;

/** The portion mark of a block: typed with a live reading, or one of the usual ones and of those the paper has already. */
export function MarkPicker(props: {
  readonly editor: Editor;
  readonly anchor: HTMLElement;
  readonly blockId: string;
  readonly system: MarkingSystemId;
  readonly onClose: () => void;
}) {
  const { editor, blockId, system, onClose } = props;
  const block = fieldBlock(editor.state, blockId);
  const stored: unknown = block?.node.attrs['marking'];
  const [text, setText] = useState(typeof stored === 'string' ? stored : '');
  const id = useId();
  if (block === undefined) return null;
  const reading = explainMark(system, text);
  const used = marksNow(editor.state).marks.map((mark) => explainMark(system, mark).portion);
  const offered = [...new Set([...usualMarks(system), ...used])].slice(0, enough);
  const keep = (value: string | null) => {
    const tr = setFields(editor.state, blockId, { marking: value });
    writeOrSuggest(editor, tr);
    onClose();
  };
  return (
    <PickerFrame
      anchor={props.anchor}
      title={`Portion mark of ${block.label}`}
      className="small marking-pick"
      onClose={onClose}
    >
      <form
        className="typed"
        onSubmit={(event) => {
          event.preventDefault();
          keep(reading.portion === '' ? null : reading.portion);
        }}
      >
        <label className="hide" htmlFor={id}>
          Portion marking
        </label>
        <input
          id={id}
          value={text}
          maxLength={200}
          autoComplete="off"
          spellCheck={false}
          data-first-focus=""
          aria-describedby={`${id}-note`}
          onChange={(event) => setText(event.target.value)}
        />
        <output id={`${id}-note`} className="hint">
          {text.trim() === '' ? (
            <span>As it is printed before the text: {system === 'us' ? '(S//NF)' : (offered[0] ?? '(U)')}.</span>
          ) : (
            <>
              {reading.banner === null ? null : (
                <span>
                  Reads as <b className="num">{reading.banner}</b>
                </span>
              )}
              {reading.warnings.map((warning) => (
                <span key={warning} className="warning">
                  {warning}
                </span>
              ))}
            </>
          )}
        </output>
        <fieldset className="quick" aria-label="Usual marks">
          {offered.map((mark) => (
            <Button key={mark} small aria-pressed={mark === stored} onClick={() => keep(mark)}>
              {mark}
            </Button>
          ))}
        </fieldset>
        <div className="acts">
          <span className="push" />
          {typeof stored === 'string' ? (
            <Button small look="quiet" onClick={() => keep(null)}>
              Take away
            </Button>
          ) : null}
          <Button small look="primary" type="submit">
            Keep
          </Button>
        </div>
      </form>
    </PickerFrame>
  );
}
