'use client';
import { CircleAlert, Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import { termCounts } from '@/lib/domain/likelihood/customScale.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { ScaleDto } from '@/lib/protocol/scaleDto.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { Choice } from '../ui/Choice.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';
import type { ScaleActions } from './ScaleActions.ts';
import { ScalePreview } from './ScalePreview.tsx';
import { emptyForm, emptyRow, readForm, rowsOf, type ScaleForm } from './scaleForm.ts';
import { TermRows } from './TermRows.tsx';

const lines = [
  { name: 'title', label: 'Name', hint: 'As it is shown beside every judgment.', max: 60 },
  { name: 'author', label: 'Author', hint: 'The person, body or publication it comes from.', max: 120 },
  { name: 'date', label: 'Date', hint: 'A year, a month (2026-03) or a day (2026-03-31).', max: 10 },
  { name: 'reference', label: 'Where it is written down (optional)', hint: 'Document, page, address.', max: 300 },
] as const;

/** A scale of one's own: what is typed is drawn at once, and what is wrong is said where it stands. */
export function AddScaleDialog(props: {
  /** Scales whose terms one may begin with. */
  readonly scales: readonly Scale[];
  readonly create: ScaleActions['create'];
  readonly onClose: () => void;
  readonly onCreated: (scale: ScaleDto) => void;
}) {
  const [form, setForm] = useState<ScaleForm>(emptyForm);
  const [isJudged, setJudged] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const nextKey = useRef(emptyForm.rows.length);
  const body = useRef<HTMLDivElement>(null);
  const read = readForm(form);
  const faults: ReadonlyMap<string, string> = isJudged && !read.ok ? read.faults : new Map<string, string>();
  const termFaults = new Map(
    [...faults].filter(([place]) => place.startsWith('terms.')).map(([place, fault]) => [place.slice(6), fault]),
  );
  const set = (change: Partial<ScaleForm>) => setForm((was) => ({ ...was, ...change }));

  const submit = async () => {
    if (busy) return;
    if (!read.ok) {
      setJudged(true);
      setRefused(null);
      // After the faults are drawn: to the first of them.
      requestAnimationFrame(() => {
        const first = body.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
        if (first) first.focus();
        else body.current?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
      });
      return;
    }
    setBusy(true);
    const made = await asked(() => props.create(read.definition));
    setBusy(false);
    if (made.ok) props.onCreated(made.value);
    else setRefused(made.error.message);
  };

  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      width={900}
      title="Add a scale"
      description="It cannot be changed afterwards, since judgments will stand on it; it can be withdrawn from new use."
    >
      <Form onSubmit={submit} fault={refused} className="scale-form">
        <div ref={body}>
          <div className="scale-lines">
            {lines.map(({ name, label, hint, max }) => (
              <Field key={name} label={label} hint={hint} fault={faults.get(name) ?? null}>
                {(control) => (
                  <input
                    {...control}
                    maxLength={max}
                    dir="auto"
                    autoComplete="off"
                    value={form[name]}
                    onChange={(event) => set({ [name]: event.currentTarget.value })}
                  />
                )}
              </Field>
            ))}
          </div>
          <div className="scale-terms-head">
            <h3>Terms, the least likely first</h3>
            <select
              aria-label="Begin with the terms of another scale"
              value=""
              onChange={(event) => {
                const scale = props.scales.find((each) => each.id === event.currentTarget.value);
                if (scale === undefined) return;
                const rows = rowsOf(scale, nextKey.current);
                nextKey.current += rows.length;
                set({ rows });
              }}
            >
              <option value="">Begin with the terms of…</option>
              {props.scales.map((scale) => (
                <option key={scale.id} value={scale.id}>
                  {scale.title}
                </option>
              ))}
            </select>
          </div>
          <TermRows
            rows={form.rows}
            faults={termFaults}
            onChange={(key, name, value) =>
              setForm((was) => ({
                ...was,
                rows: was.rows.map((row) => (row.key === key ? { ...row, [name]: value } : row)),
              }))
            }
            onRemove={(key) => setForm((was) => ({ ...was, rows: was.rows.filter((row) => row.key !== key) }))}
          />
          {faults.get('terms') === undefined ? null : (
            <p className="fault" role="alert">
              <CircleAlert className="i s" />
              <span>{faults.get('terms')}</span>
            </p>
          )}
          <Button
            blocked={form.rows.length >= termCounts.most}
            onClick={() => {
              nextKey.current += 1;
              set({ rows: [...form.rows, emptyRow(nextKey.current)] });
            }}
          >
            <Plus className="i" />
            Add a term
          </Button>
          <ScalePreview form={form} definition={read.ok ? read.definition : null} />
          <Choice
            legend="Ranges in figures"
            name="ranges"
            value={form.printRange ? 'printed' : 'hidden'}
            onChange={(value) => set({ printRange: value === 'printed' })}
            options={[
              { value: 'printed', label: 'Printed', note: 'In brackets after the term; most readers need them' },
              { value: 'hidden', label: 'Not printed', note: 'Unless an assessment says so' },
            ]}
          />
          <Choice
            legend="A hedge (may, might, could) in a judgment"
            name="hedges"
            value={form.hedges}
            onChange={(hedges) => set({ hedges })}
            options={[
              { value: 'warn', label: 'Warning', note: 'Pointed out, publishing goes on' },
              { value: 'error', label: 'Error', note: 'Stops publishing' },
            ]}
          />
          <div className="acts end">
            <Button look="quiet" onClick={props.onClose}>
              Cancel
            </Button>
            <Button look="primary" type="submit" aria-busy={busy}>
              {busy ? 'Adding scale…' : 'Add scale'}
            </Button>
          </div>
        </div>
      </Form>
    </Dialog>
  );
}
