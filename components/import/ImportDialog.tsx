'use client';
import { ArrowLeft, LoaderCircle } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { ok, type Result } from '@/lib/domain/result.ts';
import { maxTitleLength } from '@/lib/protocol/assessmentDto.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import { Note } from '../ui/Note.tsx';
import { ChooseFile, type Pasted } from './ChooseFile.tsx';
import { askForDraft, titled, type ReadDraft } from './importAnswer.ts';
import { ImportReview } from './ImportReview.tsx';
import { readFile, type FileContent } from './readFile.ts';
import { useCorrections } from './useCorrections.ts';
import { useFileDrop } from './useFileDrop.ts';
import './import.css';

/** What is created of an import, as the API takes it. */
export type ImportedAssessment = {
  readonly title: string;
  readonly scale: string;
  readonly import: { readonly format: 'json'; readonly content: unknown; readonly images: readonly unknown[] };
};

type Stage =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'reviewing'; readonly read: ReadDraft; readonly number: number };

type ImportDialogProps = {
  /** The scale that likelihoods are read on. */
  readonly scale: Scale;
  /** A file that was dropped on the page, to begin with. */
  readonly file: File | null;
  readonly onClose: () => void;
  /** Gives back a sentence where it could not be created. */
  readonly create: (body: ImportedAssessment) => Promise<string | null>;
};

/** A file or a text comes in: looked at as what it becomes, corrected, then created. */
export function ImportDialog(props: ImportDialogProps) {
  const [stage, setStage] = useState<Stage>(
    props.file === null ? { kind: 'choosing' } : { kind: 'reading', name: props.file.name },
  );
  const [pasted, setPasted] = useState<Pasted>({ text: '', format: 'text' });
  const [fault, setFault] = useState<string | null>(null);
  /** The latest reading: what an earlier one brings is no longer wanted. */
  const latest = useRef(0);

  /** Shows what becomes of the content once it is there. Sets nothing before. */
  const load = async (content: () => Promise<Result<FileContent, string>>): Promise<void> => {
    latest.current += 1;
    const number = latest.current;
    const file = await content();
    const draft = file.ok ? await askForDraft(file.value, props.scale) : file;
    if (latest.current !== number) return;
    setFault(draft.ok ? null : draft.error);
    setStage(draft.ok ? { kind: 'reviewing', read: draft.value, number } : { kind: 'choosing' });
  };
  const read = (name: string, content: () => Promise<Result<FileContent, string>>): Promise<void> => {
    setFault(null);
    setStage({ kind: 'reading', name });
    return load(content);
  };
  const takeFile = (file: File): void => void read(file.name, () => readFile(file));
  const takeText = async (): Promise<void> => {
    if (pasted.text.trim() === '') {
      setFault('Choose a file or paste a text first.');
      return;
    }
    const { text, format } = pasted;
    await read('the text', async () => ok({ name: 'the text', format, content: text, note: null }));
  };
  const back = (): void => {
    latest.current += 1;
    setStage({ kind: 'choosing' });
  };
  const isOver = useFileDrop(takeFile);
  const begin = useEffectEvent((file: File) => void load(() => readFile(file)));
  useEffect(() => {
    if (props.file !== null) begin(props.file);
  }, [props.file]);

  return (
    <Dialog
      open
      width={stage.kind === 'reviewing' ? 960 : 620}
      onOpenChange={props.onClose}
      title="Import a file"
      description="You see what each part becomes and correct it. Nothing is created until you say so."
    >
      {stage.kind === 'reviewing' ? (
        <Reviewing key={stage.number} read={stage.read} onBack={back} {...props} />
      ) : (
        <Form className="import" onSubmit={takeText} fault={fault}>
          {stage.kind === 'reading' ? (
            <output className="waiting">
              <LoaderCircle className="i l turning" />
              <span>Reading {stage.name}…</span>
            </output>
          ) : (
            <ChooseFile pasted={pasted} onPasted={setPasted} onFile={takeFile} />
          )}
          <div className="acts end">
            <Button look="quiet" onClick={stage.kind === 'reading' ? back : props.onClose}>
              Cancel
            </Button>
            <Button look="primary" type="submit" blocked={stage.kind === 'reading'}>
              See what it becomes
            </Button>
          </div>
        </Form>
      )}
      {isOver ? <div className="dropping">Drop the file to see what it becomes</div> : null}
    </Dialog>
  );
}

function Reviewing(props: ImportDialogProps & { readonly read: ReadDraft; readonly onBack: () => void }) {
  const { read, scale } = props;
  const [title, setTitle] = useState(read.title === '' ? nameAsTitle(read.name) : read.title);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const corrections = useCorrections(read.doc, scale);
  const submit = async () => {
    if (busy) return;
    if (title.trim() === '') {
      setFault('Give it a title.');
      return;
    }
    setBusy(true);
    const content = titled(corrections.doc, title.trim());
    const images = read.images.map(({ base64 }) => ({ base64 }));
    setFault(await props.create({ title: title.trim(), scale: scale.id, import: { format: 'json', content, images } }));
    setBusy(false);
  };
  const isEmpty = corrections.units.every((unit) => unit.kind === 'title' || unit.kind === 'section');
  return (
    <Form className="import" onSubmit={submit} fault={fault}>
      <Field label="Title" hint={`From ${read.name}. It can be changed at any time.`}>
        {(control) => (
          <input
            {...control}
            dir="auto"
            maxLength={maxTitleLength}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        )}
      </Field>
      {isEmpty ? (
        <Note tone="warn">No words were found in {read.name}. What is created has empty sections only.</Note>
      ) : null}
      <ImportReview read={read} corrections={corrections} scale={scale} />
      <div className="acts end">
        <Button look="quiet" onClick={props.onBack}>
          <ArrowLeft className="i" />
          Another file
        </Button>
        <span className="push" />
        <Button look="quiet" onClick={props.onClose}>
          Cancel
        </Button>
        <Button look="primary" type="submit" aria-busy={busy}>
          {busy ? 'Creating…' : 'Create assessment'}
        </Button>
      </div>
    </Form>
  );
}

/** "fuel_by-rail.docx" as a title to begin with. */
function nameAsTitle(name: string): string {
  return name
    .replace(/\.\w+$/u, '')
    .replace(/[_-]+/gu, ' ')
    .trim()
    .slice(0, maxTitleLength);
}
