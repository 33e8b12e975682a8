'use client';
import type { Editor } from '@tiptap/react';
import { useMemo, useState } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import { releasableView, viewNotice } from '@/lib/document/releasable.ts';
import { markIn, usualMarks } from '@/lib/domain/marking/banner.ts';
import type { MarkingSystemId } from '@/lib/domain/marking/markingSystems.ts';
import { targetsOfDoc } from '../blocks/docTargets.ts';
import { StaticDocument } from '../blocks/StaticDocument.tsx';
import type { ScaleChoice } from '../blocks/paperSettings.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { HandlingBanner } from '../../ui/HandlingBanner.tsx';
import './releasable.css';

const formats = [
  { id: 'text', name: 'Text' },
  { id: 'markdown', name: 'Markdown' },
  { id: 'html', name: 'Web page' },
  { id: 'json', name: 'JSON' },
] as const;

/** The view of the paper that is releasable at a mark, to read and to take along. It is derived from the draft as it is now. */
export function ReleasableDialog(props: {
  readonly editor: Editor;
  readonly assessmentId: string;
  readonly system: MarkingSystemId;
  readonly choice: ScaleChoice;
  readonly onClose: () => void;
}) {
  const { editor, system } = props;
  const usual = usualMarks(system).flatMap((each) => markIn(system, each)?.banner ?? []);
  const [ceiling, setCeiling] = useState(usual[0] ?? '');
  // Read once: the view does not change under the reader; opened again it is of then.
  const [draft] = useState(() => editor.getJSON() as DocJson);
  const made = useMemo(() => releasableView(draft, ceiling, system), [draft, ceiling, system]);
  const address = (format: string) =>
    `/api/v1/assessments/${props.assessmentId}/content?format=${format}&releasableAt=${encodeURIComponent(ceiling)}`;
  return (
    <Dialog open onOpenChange={props.onClose} title="Releasable view" width={820}>
      <div className="releasable">
        <Field label="Releasable at" fault={made.ok ? null : made.error.message}>
          {(control) => (
            <>
              <input
                {...control}
                list="releasable-at"
                autoComplete="off"
                spellCheck={false}
                value={ceiling}
                onChange={(event) => setCeiling(event.currentTarget.value)}
              />
              <datalist id="releasable-at">
                {usual.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        {made.ok ? (
          <>
            <output className="derived">{viewNotice(made.value)}</output>
            <p className="formats">
              Take it along as{' '}
              {formats.map(({ id, name }, at) => (
                <span key={id}>
                  {at === 0 ? '' : ' · '}
                  <a href={address(id)} target="_blank" rel="noreferrer">
                    {name}
                  </a>
                </span>
              ))}
            </p>
            <section className="view" aria-label={`View releasable at ${made.value.ceiling}`}>
              <HandlingBanner mark={made.value.banner} at="foot" />
              <StaticDocument
                doc={made.value.doc}
                targets={targetsOfDoc(made.value.doc)}
                choice={props.choice}
                assessmentId={props.assessmentId}
                mayWrite={false}
              />
              <HandlingBanner mark={made.value.banner} at="foot" />
            </section>
          </>
        ) : null}
      </div>
    </Dialog>
  );
}
