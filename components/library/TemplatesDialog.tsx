'use client';
import { useState } from 'react';
import { z } from 'zod';
import type { TemplateDto } from '@/lib/protocol/templateDto.ts';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';
import { savedBy } from './NewAssessmentMenu.tsx';

/** The saved templates, and removing those that one may remove. It asks first: what is removed is gone. */
export function TemplatesDialog(props: {
  readonly templates: readonly TemplateDto[];
  readonly onClose: () => void;
  readonly onRemoved: (template: TemplateDto) => void;
}) {
  const [asking, setAsking] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const remove = async (template: TemplateDto) => {
    if (busy) return;
    setBusy(true);
    const done = await callApi(`/api/v1/templates/${template.id}`, z.null(), { method: 'DELETE', body: null });
    setBusy(false);
    setAsking(null);
    setFault(done.ok ? null : done.error.message);
    if (done.ok) props.onRemoved(template);
  };
  return (
    <Dialog
      open
      width={560}
      onOpenChange={props.onClose}
      title="Saved templates"
      description="Removing one leaves the assessments that were made from it as they are."
    >
      {fault === null ? null : (
        <Note tone="bad" urgent>
          {fault}
        </Note>
      )}
      {props.templates.length === 0 ? <p className="sm muted">There are none.</p> : null}
      <ul className="members" aria-label="Saved templates">
        {props.templates.map((template) => (
          <li key={template.id} className="member">
            <div className="grow">
              <div className="cut">
                <b dir="auto">{template.name}</b>
              </div>
              <div className="cut muted xs">{savedBy(template)}</div>
            </div>
            {!template.mine ? null : asking === template.id ? (
              <>
                <Button look="quiet" small onClick={() => setAsking(null)}>
                  Keep it
                </Button>
                <Button look="danger" small aria-busy={busy} onClick={() => void remove(template)}>
                  Remove for good
                </Button>
              </>
            ) : (
              <Button small onClick={() => setAsking(template.id)}>
                Remove<span className="hide"> {template.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className="acts end">
        <Button look="primary" onClick={props.onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}
