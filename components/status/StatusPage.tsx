'use client';
import './status.css';
import { CircleAlert, CircleCheck } from 'lucide-react';
import type { StatusDto } from '@/lib/protocol/statusDto.ts';
import type { WebhookDto } from '@/lib/protocol/webhookDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { Pill } from '../ui/Pill.tsx';
import { AuditCheck } from './AuditCheck.tsx';
import { figureGroups } from './figureGroups.ts';
import { useStatus } from './useStatus.ts';
import { WebhooksPanel } from './WebhooksPanel.tsx';

/** How the server is doing, kept true while one looks; and whom it tells. */
export function StatusPage(props: { readonly status: StatusDto; readonly webhooks: readonly WebhookDto[] }) {
  const { status, isSilent } = useStatus(props.status);
  const { ready, storage } = status;
  return (
    <>
      <div className="title">
        <h1>Server status</h1>
        {isSilent ? (
          <Pill tone="bad" icon={<CircleAlert className="i" />}>
            No answer
          </Pill>
        ) : ready.ok ? (
          <Pill tone="ok" icon={<CircleCheck className="i" />}>
            Ready
          </Pill>
        ) : (
          <Pill tone="bad" icon={<CircleAlert className="i" />}>
            {!ready.database ? 'Database unreachable' : !ready.migrations ? 'Schema differs' : 'Stopping'}
          </Pill>
        )}
        <span className="muted xs">
          as of <Ago time={status.at} now={status.at} inSentence />
        </span>
      </div>
      <div className="status-groups">
        {figureGroups(status).map(({ name, figures }) => (
          <section key={name} className="box pad" aria-label={name}>
            <h2>{name}</h2>
            <dl>
              {figures.map(({ what, value, isBad }) => (
                <div key={what}>
                  <dt>{what}</dt>
                  <dd className={isBad === true ? 'bad' : undefined}>
                    {isBad === true ? <CircleAlert className="i s" aria-label="Look at this:" /> : null}
                    {value}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <section className="box pad" aria-labelledby="aside-head">
        <h2 id="aside-head">Edits set aside</h2>
        {storage.quarantinedCount === 0 ? (
          <p className="sm muted">None. An edit that does not fit its draft is kept here and left out of it.</p>
        ) : (
          <>
            <p className="sm muted">
              {storage.quarantinedCount} in all. They are kept, and left out of their drafts; the drafts are sound.
            </p>
            <ul className="status-list" aria-label="Edits set aside">
              {storage.quarantined.map((row) => (
                <li key={row.seq}>
                  <b className="mono">{row.reference}</b>
                  <span className="sm muted">
                    {row.bytes} bytes, set aside <Ago time={row.quarantinedAt} now={status.at} inSentence />
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      <AuditCheck rows={storage.auditRows} />
      <WebhooksPanel webhooks={props.webhooks} now={status.at} />
    </>
  );
}
