'use client';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import type { AttributeValue } from '@/lib/document/grammar.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field, type FieldControl } from '../../ui/Field.tsx';
import { writeOrSuggest } from '../suggesting/writeOrSuggest.ts';
import { fieldBlock, setFields } from './fieldEdits.ts';
import { recordFields, recordGroups, recordText, recordValue, type RecordField } from './recordFields.ts';

/** The record of a source. Only what was changed is written, so that two people who fill in different fields both win. */
export function RecordDialog(props: {
  readonly editor: Editor;
  readonly blockId: string;
  readonly onClose: () => void;
}) {
  const { editor, blockId, onClose } = props;
  const block = fieldBlock(editor.state, blockId);
  const [before] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(recordFields.map((field) => [field.name, recordText(field, block?.node.attrs[field.name])])),
  );
  const [texts, setTexts] = useState(before);
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  if (block === undefined) return null;

  const save = () => {
    const values: Record<string, AttributeValue> = {};
    const found: Record<string, string> = {};
    for (const field of recordFields) {
      const text = texts[field.name] ?? '';
      if (text === before[field.name]) continue;
      const result = recordValue(field, text);
      if (result.ok) values[field.name] = result.value;
      else found[field.name] = result.fault;
    }
    setFaults(found);
    const first = recordFields.find((field) => found[field.name] !== undefined);
    if (first !== undefined) {
      document.querySelector<HTMLElement>(`[data-record="${first.name}"]`)?.focus();
      return;
    }
    const tr = setFields(editor.state, blockId, values);
    writeOrSuggest(editor, tr);
    onClose();
  };
  const control = (field: RecordField, tied: FieldControl) => {
    const common = {
      ...tied,
      'data-record': field.name,
      value: texts[field.name] ?? '',
      onChange: (event: { readonly target: { readonly value: string } }) => {
        const { value } = event.target;
        setTexts((now) => ({ ...now, [field.name]: value }));
        setFaults(({ [field.name]: _mended, ...others }) => others);
      },
    };
    const choices =
      field.by === 'flag'
        ? [
            { value: 'yes', label: 'Yes' },
            { value: 'no', label: 'No' },
          ]
        : field.choices;
    if (choices !== undefined) {
      return (
        <select {...common}>
          <option value="">Not said</option>
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      );
    }
    return field.by === 'long' ? <textarea rows={2} {...common} /> : <input autoComplete="off" {...common} />;
  };
  return (
    <Dialog
      open
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      title={`Record of ${block.label}`}
      description="Title and description are written in the document; reliability is graded there too."
      width={640}
    >
      <form
        className="record"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {recordGroups.map((group) => (
          <fieldset key={group.title}>
            <legend className="label">{group.title}</legend>
            {group.fields.map((field) => (
              <Field
                key={field.name}
                label={field.label}
                fault={faults[field.name] ?? null}
                {...(field.hint === undefined ? {} : { hint: field.hint })}
              >
                {(tied) => control(field, tied)}
              </Field>
            ))}
          </fieldset>
        ))}
        <div className="acts end">
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit">
            Save the record
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
