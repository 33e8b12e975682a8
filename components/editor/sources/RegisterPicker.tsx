'use client';
import type { Editor } from '@tiptap/react';
import { CircleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { sourcePageDto, type SourceDto } from '@/lib/protocol/sourceDto.ts';
import { reliabilityLine } from './SourceItem.tsx';
import { Button } from '../../ui/Button.tsx';
import { callApi } from '../../ui/callApi.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/Field.tsx';
import { newBlockId } from '../binding/newBlockId.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { takeFromRegister } from './sourceEdits.ts';

/** How long after the last letter the register is asked, ms. */
const askAfterMs = 200;
/** Records shown at once; more words narrow them. */
const shownAtOnce = 20;

/** Finds a source in the workspace's register and puts it into the paper. */
export function RegisterPicker(props: {
  readonly editor: Editor;
  readonly onClose: () => void;
  readonly onTaken: (blockId: string) => void;
}) {
  const { editor, onClose } = props;
  const [words, setWords] = useState('');
  const [found, setFound] = useState<{ readonly items: readonly SourceDto[]; readonly isMore: boolean } | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isStale = false;
    const ask = async () => {
      const query = new URLSearchParams({ q: words.trim(), limit: String(shownAtOnce) });
      const answer = await callApi(`/api/v1/sources?${query}`, sourcePageDto);
      if (isStale) return;
      setFault(answer.ok ? null : answer.error.message);
      if (answer.ok) setFound({ items: answer.value.items, isMore: answer.value.nextCursor !== null });
    };
    const timer = setTimeout(() => void ask(), words === '' ? 0 : askAfterMs);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [words]);

  const take = (record: SourceDto) => {
    if (!editor.isEditable || editor.isDestroyed) return;
    const { tr, blockId } = takeFromRegister(editor.state, record, newBlockId);
    if (tr !== null) editor.view.dispatch(tr);
    onClose();
    props.onTaken(blockId);
  };
  const status =
    fault ??
    (found === null
      ? 'Reading the register…'
      : found.items.length === 0
        ? words.trim() === ''
          ? 'The register is empty. Keep a source of this paper in it to begin.'
          : `Nothing in the register matches “${words.trim()}”.`
        : `${found.items.length}${found.isMore ? ' and more' : ''} in the register`);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="A source from the register"
      description="It is copied into the Sources section and stays tied to its record: a recall reaches it here."
      width={640}
    >
      <Field label="Find by title, originator, identifier or address">
        {(tied) => (
          <input
            type="search"
            autoComplete="off"
            {...tied}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
      <output className={fault === null ? 'hint' : 'fault'}>{status}</output>
      <ul className="reg-finds">
        {(found?.items ?? []).map((record) => (
          <li key={record.id}>
            <div className="grow">
              <b className="cut" dir="auto">
                {record.title}
              </b>
              <span className="muted xs cut">
                {[
                  record.originator,
                  record.published === null ? null : dateWords(record.published),
                  reliabilityLine(record.reliability),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {record.recalled === null ? null : (
                <span className="recalled-line">
                  <CircleAlert className="i s" />
                  <span>
                    <b>Recalled:</b> {record.recalled.reason}
                  </span>
                </span>
              )}
            </div>
            <Button small onClick={() => take(record)}>
              Insert<span className="hide"> {record.title}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
