'use client';
import { useEffect, useState } from 'react';
import { deliveryDto, deliveryPageDto, type DeliveryPageDto, type WebhookDto } from '@/lib/protocol/webhookDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { Dialog } from '../ui/Dialog.tsx';

/** Newest deliveries that are shown. */
const shown = 20;
/** Pause between two looks, ms. */
const everyMs = 4_000;

/** What a webhook was and is to be told, with a button to send one again. */
export function DeliveriesDialog(props: {
  readonly webhook: WebhookDto;
  readonly now: string;
  readonly onClose: () => void;
}) {
  const { id, url, disabled } = props.webhook;
  const [page, setPage] = useState<DeliveryPageDto | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  // Raised to look again at once.
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isGone = false;
    let timer: ReturnType<typeof setTimeout>;
    const look = async (): Promise<void> => {
      const found = await callApi(`/api/v1/webhooks/${id}/deliveries?limit=${shown}`, deliveryPageDto);
      if (isGone) return;
      if (found.ok) setPage(found.value);
      setFault(found.ok ? null : found.error.message);
      timer = setTimeout(() => void look(), everyMs);
    };
    timer = setTimeout(() => void look(), 0);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [id, asked]);
  const resend = async (deliveryId: string) => {
    const done = await callApi(`/api/v1/deliveries/${deliveryId}/resend`, deliveryDto, { method: 'POST', body: {} });
    if (done.ok) setAsked((was) => was + 1);
    else setFault(done.error.message);
  };
  return (
    <Dialog open onOpenChange={props.onClose} title="Deliveries" description={url}>
      {fault === null ? null : (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
      {page === null ? (
        <p className="sm muted">Looking…</p>
      ) : page.items.length === 0 ? (
        <p className="sm muted">It has been told nothing yet.</p>
      ) : (
        <ul className="status-list" aria-label="Deliveries">
          {page.items.map((row) => (
            <li key={row.id}>
              <div className="grow">
                <b className="mono">{row.event}</b>
                <div className="sm muted">
                  {row.state === 'waiting' ? 'Waiting' : row.state === 'arrived' ? 'Arrived' : 'Not arrived'}
                  {row.outcome === null ? '' : ` (${row.outcome})`} · <Ago time={row.at} now={props.now} inSentence />
                </div>
              </div>
              {disabled ? null : (
                <Button small onClick={() => void resend(row.id)}>
                  Send again<span className="hide">: {row.event}</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {page !== null && page.nextCursor !== null ? <p className="xs muted">The newest {shown} are shown.</p> : null}
      <div className="acts end">
        <Button look="primary" onClick={props.onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
