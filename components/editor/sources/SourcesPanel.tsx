'use client';
import './sources.css';
import type { Editor } from '@tiptap/react';
import { Library, Maximize2, Search, TextQuote } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  registerView,
  type RegisterFilter,
  type RegisterOrder,
  type SourceRow,
} from '@/lib/domain/sources/sourceRegister.ts';
import type { ScaleChoice } from '../blocks/paperSettings.ts';
import { FieldPickers } from '../blocks/FieldPickers.tsx';
import type { PickRequest } from '../blocks/pickRequest.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { RecallDialog } from '../../sources/RecallDialog.tsx';
import { beginSummary } from './beginSummary.ts';
import { keepRow, recallRow, reinstateRecord } from './registerCalls.ts';
import { RegisterPicker } from './RegisterPicker.tsx';
import { SourceItem, type SourceActs } from './SourceItem.tsx';
import { useSourceRegister, type PaperRegister } from './useSourceRegister.ts';

const orders: readonly (readonly [RegisterOrder, string])[] = [
  ['number', 'By number'],
  ['title', 'By title'],
  ['reliability', 'Most reliable first'],
  ['date', 'Latest first'],
  ['use', 'Most used first'],
];
const filters: readonly (readonly [RegisterFilter, string])[] = [
  ['all', 'All sources'],
  ['uncited', 'Not cited'],
  ['not-judged', 'Not judged'],
  ['no-archive', 'Without archive copy'],
  ['recalled', 'Recalled'],
];
/** The pickers of sources and evidence need no scale. */
const noScale: ScaleChoice = { scales: [], fallbackId: null };

/** The side's tab "Sources": every source of the paper, how good it is, and what hangs on it; also in a wide view. */
export function SourcesPanel(props: {
  readonly editor: Editor | null;
  readonly isEditable: boolean;
  readonly onJump: (id: string) => void;
}) {
  const { editor, isEditable, onJump } = props;
  const register = useSourceRegister(editor);
  const [isWide, setWide] = useState(false);
  const [isPicking, setPicking] = useState(false);
  const writable = isEditable && editor !== null ? editor : null;

  const summarise = () => {
    const blockId = writable === null ? null : beginSummary(writable);
    if (blockId !== null) requestAnimationFrame(() => onJump(blockId));
  };
  return (
    <div className="src-panel">
      <div className="acts top-acts">
        <Button small onClick={() => setWide(true)}>
          <Maximize2 className="i s" />
          Wide view
        </Button>
        {writable === null ? null : (
          <>
            <Button small onClick={() => setPicking(true)}>
              <Library className="i s" />
              From the register…
            </Button>
            {register.rows.length === 0 ? null : (
              <Button small onClick={summarise}>
                <TextQuote className="i s" />
                Begin the source summary
              </Button>
            )}
          </>
        )}
      </div>
      <Register register={register} editor={editor} writable={writable} onJump={onJump} />
      {isWide ? (
        <Dialog open onOpenChange={() => setWide(false)} title="Sources of this assessment" width={1180}>
          <Register
            register={register}
            editor={editor}
            writable={writable}
            onJump={(id) => {
              setWide(false);
              // After the dialog has given focus back.
              requestAnimationFrame(() => onJump(id));
            }}
          />
        </Dialog>
      ) : null}
      {isPicking && writable !== null ? (
        <RegisterPicker
          editor={writable}
          onClose={() => setPicking(false)}
          onTaken={(id) => requestAnimationFrame(() => onJump(id))}
        />
      ) : null}
    </div>
  );
}

function Register(props: {
  readonly register: PaperRegister;
  readonly editor: Editor | null;
  /** Null where nothing may be changed now. */
  readonly writable: Editor | null;
  readonly onJump: (id: string) => void;
}) {
  const { register, writable } = props;
  const { rows, records } = register;
  const [view, setView] = useState<{ order: RegisterOrder; filter: RegisterFilter; words: string }>({
    order: 'number',
    filter: 'all',
    words: '',
  });
  const shown = useMemo(() => registerView(rows, view), [rows, view]);
  const [request, setRequest] = useState<PickRequest | null>(null);
  const [recalling, setRecalling] = useState<SourceRow | null>(null);
  const closePicker = () => {
    request?.anchor.focus({ preventScroll: true });
    setRequest(null);
  };
  const acts: SourceActs = {
    jump: props.onJump,
    pick:
      writable === null
        ? null
        : (blockId, field, anchor) => setRequest({ what: 'field', blockId, field, anchor, returnTo: 'control' }),
    keep: writable === null ? null : (row) => void keepRow(writable, row),
    recall: writable === null ? null : setRecalling,
    reinstate: (record) => void reinstateRecord(record),
  };
  if (rows.length === 0) {
    return (
      <EmptyState title="No source yet" level={3}>
        <p>Sources appear here as they are written or cited, with their grades and what rests on them.</p>
      </EmptyState>
    );
  }
  const uncited = rows.filter(({ citedBy }) => citedBy.length === 0).length;
  const recalled = rows.filter(({ isRecalled }) => isRecalled).length;
  return (
    <div className="src-register">
      <div className="src-view">
        <label className="searchbox">
          <Search className="i s" aria-hidden="true" />
          <span className="hide">Find a source</span>
          <input
            type="search"
            placeholder="Find a source"
            value={view.words}
            onChange={(event) => setView({ ...view, words: event.target.value })}
          />
        </label>
        <select
          aria-label="Which sources"
          value={view.filter}
          onChange={(event) => setView({ ...view, filter: event.target.value as RegisterFilter })}
        >
          {filters.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
        <select
          aria-label="Order"
          value={view.order}
          onChange={(event) => setView({ ...view, order: event.target.value as RegisterOrder })}
        >
          {orders.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <output className="hint">
        {shown.length === rows.length ? counted(rows.length) : `${shown.length} of ${counted(rows.length)}`}
        {uncited === 0 ? '' : ` · ${uncited} not cited`}
        {recalled === 0 ? '' : ` · ${recalled} recalled`}
      </output>
      {shown.length === 0 ? <p className="hint">No source matches. Choose “All sources” or other words.</p> : null}
      <ul className="srcs" aria-label="Sources">
        {shown.map((row) => (
          <SourceItem
            key={row.id}
            row={row}
            record={row.record === null ? null : (records.get(row.record) ?? null)}
            acts={acts}
          />
        ))}
      </ul>
      {request === null || writable === null ? null : (
        <FieldPickers editor={writable} request={request} choice={noScale} onPick={setRequest} onClose={closePicker} />
      )}
      {recalling === null || writable === null ? null : (
        <RecallDialog
          title={recalling.title}
          isNew={recalling.record === null || !records.has(recalling.record)}
          onClose={() => setRecalling(null)}
          onRecall={(reason) => recallRow(writable, recalling, records, reason)}
        />
      )}
    </div>
  );
}

const counted = (count: number): string => `${count} ${count === 1 ? 'source' : 'sources'}`;
