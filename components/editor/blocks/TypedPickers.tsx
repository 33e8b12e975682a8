'use client';
import type { Editor } from '@tiptap/react';
import { useId, useState, type ReactNode } from 'react';
import { acceptsAttribute, isNodeKind } from '@/lib/document/grammar.ts';
import { Button } from '../../ui/Button.tsx';
import { writeOrSuggest } from '../suggesting/writeOrSuggest.ts';
import { jumpInView } from './blockEnvironment.ts';
import { targetsIn } from './blockNumbers.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { datesAhead, datesBack, dateTyped } from './datesTyped.ts';
import { fieldBlock, setFields } from './fieldEdits.ts';
import { PickerFrame } from './PickerFrame.tsx';

type Common = { readonly editor: Editor; readonly anchor: HTMLElement; readonly onClose: () => void };
type OfField = Common & { readonly blockId: string; readonly field: string; readonly label: string };

/** A line (or some lines) of text with quick choices under it: Enter keeps, Escape leaves. */
function TypedForm(props: {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly isLong?: boolean;
  readonly max?: number;
  readonly quick?: readonly { readonly label: string; readonly value: string }[];
  /** A sentence where the text cannot be kept. */
  readonly faultOf: (text: string) => string | null;
  readonly onKeep: (text: string) => void;
  readonly extra?: ReactNode;
}) {
  const [text, setText] = useState(props.value);
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  const keep = (value: string) => {
    const found = value.trim() === '' ? null : props.faultOf(value);
    setFault(found);
    if (found === null) props.onKeep(value.trim());
  };
  const field = {
    id,
    value: text,
    autoComplete: 'off',
    'data-first-focus': '',
    maxLength: props.max,
    'aria-invalid': fault === null ? undefined : (true as const),
    'aria-describedby': `${id}-note`,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setText(event.target.value);
      setFault(null);
    },
  };
  return (
    <form
      className="typed"
      onSubmit={(event) => {
        event.preventDefault();
        keep(text);
      }}
    >
      <label className="hide" htmlFor={id}>
        {props.label}
      </label>
      {props.isLong === true ? (
        <textarea
          rows={4}
          {...field}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey) return;
            event.preventDefault();
            keep(text);
          }}
        />
      ) : (
        <input {...field} />
      )}
      <p id={`${id}-note`} className={fault === null ? 'hint' : 'fault'} role={fault === null ? undefined : 'alert'}>
        {fault ?? props.hint}
      </p>
      {props.quick === undefined || props.quick.length === 0 ? null : (
        <fieldset className="quick" aria-label="Quick choices">
          {props.quick.map((each) => (
            <Button key={each.value} small onClick={() => keep(each.value)}>
              {each.label}
            </Button>
          ))}
        </fieldset>
      )}
      <div className="acts">
        {props.extra}
        <span className="push" />
        {props.value === '' ? null : (
          <Button small look="quiet" onClick={() => props.onKeep('')}>
            Clear
          </Button>
        )}
        <Button small look="primary" type="submit">
          Keep
        </Button>
      </div>
    </form>
  );
}

function keepField({ editor, blockId, field, onClose }: OfField, value: string | null): void {
  const tr = setFields(editor.state, blockId, { [field]: value });
  writeOrSuggest(editor, tr);
  onClose();
}

/** A day, a month or a year: typed, picked from the calendar, or one of the usual ones. */
export function DatePicker(props: OfField & { readonly looks: 'ahead' | 'back' }) {
  const { editor, label, looks, onClose } = props;
  const block = fieldBlock(editor.state, props.blockId);
  const [today] = useState(() => new Date());
  if (block === undefined) return null;
  const stored: unknown = block.node.attrs[props.field];
  const title = block.node.type.name === 'title' ? label : `${label} of ${block.label}`;
  return (
    <PickerFrame anchor={props.anchor} title={title} className="small" onClose={onClose}>
      <TypedForm
        label={label}
        value={typeof stored === 'string' ? dateWords(stored) : ''}
        hint="A day, a month or a year: 30 Nov 2027, Nov 2027, 2027."
        faultOf={(text) =>
          dateTyped(text) === null ? `“${text}” is no date. Write it as 30 Nov 2027, Nov 2027 or 2027.` : null
        }
        onKeep={(text) => keepField(props, text === '' ? null : dateTyped(text))}
        quick={looks === 'ahead' ? datesAhead(today) : datesBack(today)}
        extra={
          <input
            type="date"
            aria-label={`${label}, from a calendar`}
            defaultValue={typeof stored === 'string' && stored.length === 10 ? stored : ''}
            onChange={(event) => {
              if (dateTyped(event.target.value) !== null && event.nativeEvent.isTrusted) keepPicked(event.target.value);
            }}
          />
        }
      />
    </PickerFrame>
  );

  function keepPicked(value: string): void {
    // A year is typed digit by digit: only a whole one of our time is an answer.
    if (Number(value.slice(0, 4)) >= 1900) keepField(props, value);
  }
}

/** A field of words. */
export function TextPicker(props: OfField & { readonly hint: string; readonly max: number }) {
  const { editor, label, field, onClose } = props;
  const block = fieldBlock(editor.state, props.blockId);
  if (block === undefined) return null;
  const kind = block.node.type.name;
  const stored: unknown = block.node.attrs[field];
  return (
    <PickerFrame anchor={props.anchor} title={`${label} of ${block.label}`} className="small" onClose={onClose}>
      <TypedForm
        label={label}
        value={typeof stored === 'string' ? stored : ''}
        hint={props.hint}
        max={props.max}
        isLong={props.max > 300}
        faultOf={(text) =>
          isNodeKind(kind) && acceptsAttribute(kind, field, text) ? null : `At most ${props.max} characters.`
        }
        onKeep={(text) => keepField(props, text === '' ? null : text)}
      />
    </PickerFrame>
  );
}

/** A footnote's text, or where in its source a citation points. */
export function InlinePicker(props: Common & { readonly at: () => number | undefined }) {
  const { editor, at, onClose } = props;
  const pos = at();
  const node = pos === undefined ? null : editor.state.doc.nodeAt(pos);
  if (node === null || pos === undefined) return null;
  const isFootnote = node.type.name === 'footnote';
  const attribute = isFootnote ? 'text' : 'locator';
  const stored: unknown = node.attrs[attribute];
  const target: unknown = node.attrs.target;
  const source = typeof target === 'string' ? targetsIn(editor.state).get(target) : undefined;
  const write = (edit: (place: number, size: number) => void) => {
    const place = at();
    const now = place === undefined ? null : editor.state.doc.nodeAt(place);
    if (place !== undefined && now?.type === node.type && editor.isEditable) edit(place, now.nodeSize);
    onClose();
  };
  const remove = () => write((place, size) => editor.view.dispatch(editor.state.tr.delete(place, place + size)));
  const title = isFootnote
    ? 'Footnote'
    : source === undefined
      ? 'A source that is missing'
      : `Citation of ${source.label}`;
  return (
    <PickerFrame anchor={props.anchor} title={title} className="small" onClose={onClose}>
      <TypedForm
        label={isFootnote ? 'Text of the footnote' : 'Where in the source'}
        hint={isFootnote ? 'Printed at the end.' : 'A page, a paragraph, a minute: p. 4, para 12, 03:20.'}
        value={typeof stored === 'string' ? stored : ''}
        isLong={isFootnote}
        max={isFootnote ? 8000 : 200}
        faultOf={(text) =>
          acceptsAttribute(isFootnote ? 'footnote' : 'citation', attribute, text) ? null : 'This is too long.'
        }
        onKeep={(text) =>
          write((place) =>
            editor.view.dispatch(editor.state.tr.setNodeAttribute(place, attribute, text === '' ? null : text)),
          )
        }
        extra={
          <>
            <Button small look="quiet" onClick={remove}>
              Remove
            </Button>
            {typeof target === 'string' && source !== undefined ? (
              <Button
                small
                look="quiet"
                onClick={() => {
                  onClose();
                  jumpInView(editor.view, target);
                }}
              >
                Go to {source.label}
              </Button>
            ) : null}
          </>
        }
      />
    </PickerFrame>
  );
}
