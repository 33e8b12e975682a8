import type { Editor } from '@tiptap/react';
import type { SourceRow } from '@/lib/domain/sources/sourceRegister.ts';
import { sourceDto, type SourceDto } from '@/lib/protocol/sourceDto.ts';
import { callApi } from '../../ui/callApi.ts';
import { notify } from '../../ui/notify.tsx';
import { setFields } from '../blocks/fieldEdits.ts';
import type { Records } from './recallState.ts';
import { keepInputOf } from './sourceEdits.ts';

/** Keeps a source of the paper in the register, and names the record in its block. Null where it could not be kept. */
async function kept(editor: Editor, row: SourceRow): Promise<SourceDto | null> {
  const input = keepInputOf(editor.state, row);
  if (input === null) return null;
  const answer = await callApi('/api/v1/sources', sourceDto, { method: 'POST', body: input });
  if (!answer.ok) {
    notify({ tone: 'bad', text: answer.error.message });
    return null;
  }
  const tr =
    editor.isDestroyed || !editor.isEditable ? null : setFields(editor.state, row.id, { record: answer.value.id });
  if (tr !== null) editor.view.dispatch(tr);
  return answer.value;
}

/** Keeps a source of the paper in the register, and says so. */
export async function keepRow(editor: Editor, row: SourceRow): Promise<void> {
  const record = await kept(editor, row);
  if (record !== null)
    notify({ tone: 'ok', text: `${row.label} is in the register: everybody in the workspace can reuse it.` });
}

/** Recalls the record of a source; one that stood only in the paper is put in the register first. True when it is done. */
export async function recallRow(editor: Editor, row: SourceRow, records: Records, reason: string): Promise<boolean> {
  const record = row.record === null ? undefined : records.get(row.record);
  const target = record ?? (await kept(editor, row));
  if (target === null) return false;
  const send = { method: 'POST', body: { reason } } as const;
  const answer = await callApi(`/api/v1/sources/${target.id}/recall`, sourceDto, send);
  notify(
    answer.ok
      ? { tone: 'ok', text: `${row.label} is recalled. It can be reinstated.` }
      : { tone: 'bad', text: answer.error.message },
  );
  return answer.ok;
}

/** Takes a recall back, and says so. */
export async function reinstateRecord(record: SourceDto): Promise<void> {
  const answer = await callApi(`/api/v1/sources/${record.id}/reinstate`, sourceDto, { method: 'POST', body: {} });
  notify(
    answer.ok ? { tone: 'ok', text: `“${record.title}” stands again.` } : { tone: 'bad', text: answer.error.message },
  );
}
