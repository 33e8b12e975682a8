'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import { webhookDto, type WebhookDto } from '@/lib/protocol/webhookDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { CopyField } from '../ui/CopyField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/notify.tsx';
import { DeliveriesDialog } from './DeliveriesDialog.tsx';
import { NewWebhookDialog } from './NewWebhookDialog.tsx';

type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'made'; readonly secret: string }
  | { readonly kind: 'deliveries'; readonly webhook: WebhookDto }
  | { readonly kind: 'remove'; readonly webhook: WebhookDto };

/** Other systems that are told of what happens: added, looked at, disabled, removed. */
export function WebhooksPanel(props: { readonly webhooks: readonly WebhookDto[]; readonly now: string }) {
  const router = useRouter();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  const told = (done: Awaited<ReturnType<typeof callApi>>, text: string) => {
    notify(done.ok ? { tone: 'ok', text } : { tone: 'bad', text: done.error.message });
    router.refresh();
  };
  const turn = async ({ id, disabled }: WebhookDto) => {
    const body = { disabled: !disabled };
    const done = await callApi(`/api/v1/webhooks/${id}`, webhookDto, { method: 'PATCH', body });
    told(done, disabled ? 'It is told again from now on.' : 'Nothing more is written down for it.');
  };
  const remove = async ({ id }: WebhookDto) => {
    const done = await callApi(`/api/v1/webhooks/${id}`, z.null(), { method: 'DELETE', body: {} });
    close();
    told(done, 'The webhook is removed.');
  };
  return (
    <section className="box pad" aria-labelledby="webhooks-head">
      <div className="head">
        <div className="grow">
          <h2 id="webhooks-head">Webhooks</h2>
          <p className="sm muted">Other systems are told what happened to what, signed; never a word of a paper.</p>
        </div>
        <Button onClick={() => setOpen({ kind: 'new' })}>
          <Plus className="i" />
          New webhook
        </Button>
      </div>
      {props.webhooks.length === 0 ? (
        <p className="sm muted">Nobody is told.</p>
      ) : (
        <ul className="status-list" aria-label="Webhooks">
          {props.webhooks.map((webhook) => (
            <li key={webhook.id}>
              <div className="grow">
                <b className="cut">{webhook.url}</b>
                <div className="sm muted">
                  {webhook.disabled ? 'Disabled · ' : ''}
                  {webhook.events.includes('*') ? 'everything' : webhook.events.join(', ')} · made{' '}
                  <Ago time={webhook.createdAt} now={props.now} inSentence />
                </div>
              </div>
              <div className="status-acts">
                <Button small onClick={() => setOpen({ kind: 'deliveries', webhook })}>
                  Deliveries<span className="hide"> to {webhook.url}</span>
                </Button>
                <Button small onClick={() => void turn(webhook)}>
                  {webhook.disabled ? 'Enable' : 'Disable'}
                  <span className="hide"> {webhook.url}</span>
                </Button>
                <Button small onClick={() => setOpen({ kind: 'remove', webhook })}>
                  Remove<span className="hide"> {webhook.url}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {open.kind === 'new' ? (
        <NewWebhookDialog
          onClose={close}
          onMade={(secret) => {
            setOpen({ kind: 'made', secret });
            router.refresh();
          }}
        />
      ) : null}
      {open.kind === 'made' ? (
        <Dialog
          open
          onOpenChange={close}
          title="The webhook is made"
          description="Give this secret to the other system: with it what it is told is signed. It is shown only this once."
        >
          <CopyField label="Secret" value={open.secret} />
          <div className="acts end">
            <Button look="primary" onClick={close}>
              Done
            </Button>
          </div>
        </Dialog>
      ) : null}
      {open.kind === 'deliveries' ? <DeliveriesDialog webhook={open.webhook} now={props.now} onClose={close} /> : null}
      {open.kind === 'remove' ? (
        <Dialog
          open
          onOpenChange={close}
          title="Remove this webhook?"
          description={`${open.webhook.url} is told nothing more, and the record of what it was told goes with it. The audit log keeps that it was there.`}
        >
          <div className="acts end">
            <Button onClick={close}>Keep it</Button>
            <Button look="primary" onClick={() => void remove(open.webhook)}>
              Remove
            </Button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
