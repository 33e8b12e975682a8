'use client';
import { Upload } from 'lucide-react';
import { useDeferredValue, useRef, useState } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { maxTitleLength } from '@/lib/protocol/assessmentDto.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Note } from '../ui/Note.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { readTextFile, type TextFile } from './readTextFile.ts';
import { Form } from '../ui/Form.tsx';

const firstLine = (text: string) =>
  (text.split(/\r\n?|\n/u).find((line) => line.trim() !== '') ?? '')
    .replace(/^\uFEFF/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, maxTitleLength);

/** A text comes in: pasted or from a file, looked at as what it becomes, then created. */
export function ImportDialog(props: {
  readonly scale: Scale;
  /** A file that was dropped on the page. */
  readonly file: TextFile | null;
  readonly onClose: () => void;
  /** Gives back a sentence where it could not be created. */
  readonly create: (title: string, text: string) => Promise<string | null>;
}) {
  const [text, setText] = useState(props.file?.text ?? '');
  const [ownTitle, setOwnTitle] = useState<string | null>(null);
  const [note, setNote] = useState(props.file?.note ?? null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const shownText = useDeferredValue(text);
  const title = ownTitle ?? firstLine(text);
  const shownTitle = useDeferredValue(title);
  const isEmpty = text.trim() === '';

  const pick = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = await readTextFile(file);
    setFault(read.ok ? null : read.error);
    if (!read.ok) return;
    setText(read.value.text);
    setNote(read.value.note);
    setOwnTitle(null);
  };
  const submit = async () => {
    if (busy) return;
    if (isEmpty) {
      setFault('Paste a text or choose a file first.');
      return;
    }
    if (title.trim() === '') {
      setFault('Give it a title.');
      return;
    }
    setBusy(true);
    setFault(await props.create(title.trim(), text));
    setBusy(false);
  };

  return (
    <Dialog
      open
      width={860}
      onOpenChange={props.onClose}
      title="Import a text"
      description="You see what each line becomes. Nothing is created until you say so."
    >
      <Form className="import" onSubmit={submit} fault={fault}>
        {note === null ? null : <Note tone="warn">{note}</Note>}
        <div className={isEmpty ? 'columns one' : 'columns'}>
          <div>
            {isEmpty ? null : (
              <Field label="Title" hint="The first line is the title, unless you write another one here.">
                {(control) => (
                  <input
                    {...control}
                    dir="auto"
                    maxLength={maxTitleLength}
                    value={title}
                    onChange={(event) => setOwnTitle(event.currentTarget.value)}
                  />
                )}
              </Field>
            )}
            <Field
              label="Text"
              hint="Key judgments, Supporting evidence, Implications and Recommendations are known as headings."
            >
              {(control) => (
                <textarea
                  {...control}
                  dir="auto"
                  rows={isEmpty ? 9 : 14}
                  placeholder="Paste the text here"
                  value={text}
                  onChange={(event) => setText(event.currentTarget.value)}
                />
              )}
            </Field>
            <input
              ref={picker}
              hidden
              type="file"
              accept=".txt,text/plain"
              aria-label="Text file"
              onChange={(event) => {
                void pick(event.currentTarget.files?.[0]);
                event.currentTarget.value = '';
              }}
            />
            <Button onClick={() => picker.current?.click()}>
              <Upload className="i" />
              {isEmpty ? 'Choose a file (.txt)' : 'Choose another file'}
            </Button>
          </div>
          {isEmpty ? null : <ImportPreview text={shownText} title={shownTitle} scale={props.scale} />}
        </div>
        <div className="acts end">
          <Button look="quiet" onClick={props.onClose}>
            Cancel
          </Button>
          <Button look="primary" type="submit" aria-busy={busy}>
            {busy ? 'Creating…' : 'Create assessment'}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
