'use client';
import { useState } from 'react';
import { webhookEvents } from '@/lib/domain/webhooks/webhookEvents.ts';
import { createdWebhookDto } from '@/lib/protocol/webhookDto.ts';
import { callApi } from '../ui/callApi.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { DialogActs } from '../ui/DialogActs.tsx';
import { Field } from '../ui/Field.tsx';
import { Form } from '../ui/Form.tsx';

/** Where to, and of what. */
export function NewWebhookDialog(props: { readonly onClose: () => void; readonly onMade: (secret: string) => void }) {
  const [url, setUrl] = useState('https://');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['publication.made', 'publication.retracted']));
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const toggle = (event: string) =>
    setChosen((was) => new Set(was.has(event) ? [...was].filter((other) => other !== event) : [...was, event]));
  const submit = async () => {
    if (busy) return;
    if (chosen.size === 0) {
      setFault('Choose at least one thing it is told of.');
      return;
    }
    setBusy(true);
    const body = { url, events: webhookEvents.filter((event) => chosen.has(event)) };
    const made = await callApi('/api/v1/webhooks', createdWebhookDto, { method: 'POST', body });
    setBusy(false);
    if (made.ok) props.onMade(made.value.secret);
    else setFault(made.error.message);
  };
  return (
    <Dialog open onOpenChange={props.onClose} title="New webhook">
      <Form onSubmit={submit} fault={fault}>
        <Field label="Address" hint="Where the other system listens, https where it can.">
          {(control) => (
            <input
              {...control}
              type="url"
              required
              maxLength={2000}
              autoComplete="off"
              value={url}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
          )}
        </Field>
        <fieldset className="f">
          <legend className="field-label">It is told of</legend>
          <div className="status-events">
            {webhookEvents.map((event) => (
              <label key={event}>
                <input type="checkbox" checked={chosen.has(event)} onChange={() => toggle(event)} />
                <span className="mono">{event}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <DialogActs onCancel={props.onClose} busy={busy} busyWords="Making it…">
          Make webhook
        </DialogActs>
      </Form>
    </Dialog>
  );
}
