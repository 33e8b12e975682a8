'use client';
import { useState } from 'react';
import { auditVerificationDto, type AuditVerificationDto } from '@/lib/protocol/auditDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';

/** Recomputes the chain of the audit log, when asked. */
export function AuditCheck(props: { readonly rows: number }) {
  const [found, setFound] = useState<Answer<AuditVerificationDto> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const check = async () => {
    if (isBusy) return;
    setBusy(true);
    setFound(await callApi('/api/v1/audit/verify', auditVerificationDto));
    setBusy(false);
  };
  return (
    <section className="box pad" aria-labelledby="audit-head">
      <div className="head">
        <div className="grow">
          <h2 id="audit-head">Audit log</h2>
          <p className="sm muted">
            {props.rows} rows, each chained to the one before. A row that was changed, removed or put in between shows.
          </p>
        </div>
        <Button onClick={() => void check()} aria-busy={isBusy}>
          {isBusy ? 'Checking…' : 'Check the chain'}
        </Button>
      </div>
      <output className="sm">{found === null ? '' : wordsOf(found)}</output>
    </section>
  );
}

function wordsOf(found: Answer<AuditVerificationDto>): string {
  if (!found.ok) return found.error.message;
  const { ok, rows, brokenAt } = found.value;
  if (ok) return `The chain holds over all ${rows} rows.`;
  return `The chain breaks at row ${brokenAt ?? rows + 1}: ${rows} rows before it hold. Somebody changed the log in the database.`;
}
