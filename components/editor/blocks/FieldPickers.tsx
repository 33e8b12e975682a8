'use client';
import type { Editor } from '@tiptap/react';
import { defaultMarkingSystem } from '@/lib/domain/marking/markingSystems.ts';
import { unreachable } from '@/lib/domain/result.ts';
import { ChipPicker, ChoicePicker, MorePicker } from './ChoicePickers.tsx';
import { fieldBlock } from './fieldEdits.ts';
import { fieldSpec } from './fields.ts';
import { LikelihoodPicker } from './LikelihoodPicker.tsx';
import { MarkPicker } from '../marking/MarkPicker.tsx';
import { settingsIn, type ScaleChoice } from './paperSettings.ts';
import type { PickRequest } from './pickRequest.ts';
import { RecordDialog } from './RecordDialog.tsx';
import { DatePicker, InlinePicker, TextPicker } from './TypedPickers.tsx';

/** The picker that was asked for. Its block may be gone by now: then there is none. */
export function FieldPickers(props: {
  readonly editor: Editor;
  readonly request: PickRequest;
  readonly choice: ScaleChoice;
  readonly onPick: (request: PickRequest) => void;
  readonly onClose: () => void;
}) {
  const { editor, request, onClose } = props;
  const { anchor } = request;
  switch (request.what) {
    case 'inline':
      return <InlinePicker editor={editor} anchor={anchor} at={request.at} onClose={onClose} />;
    case 'chip':
      return (
        <ChipPicker editor={editor} anchor={anchor} blockId={request.blockId} link={request.link} onClose={onClose} />
      );
    case 'more':
      return (
        <MorePicker
          editor={editor}
          anchor={anchor}
          blockId={request.blockId}
          onClose={onClose}
          onField={(field) => props.onPick({ ...request, what: 'field', field })}
        />
      );
    case 'field':
      return <OneField {...props} request={request} />;
    default:
      return unreachable(request);
  }
}

function OneField(props: {
  readonly editor: Editor;
  readonly request: Extract<PickRequest, { what: 'field' }>;
  readonly choice: ScaleChoice;
  readonly onClose: () => void;
}) {
  const { editor, request, onClose } = props;
  const { anchor, blockId, field } = request;
  const block = fieldBlock(editor.state, blockId);
  const spec = block === undefined ? undefined : fieldSpec(block.node.type.name, field);
  if (spec === undefined) return null;
  const common = { editor, anchor, blockId, field, label: spec.label, onClose };
  switch (spec.by) {
    case 'likelihood':
      return <LikelihoodPicker {...common} choice={props.choice} />;
    case 'choice':
      return <ChoicePicker {...common} choices={spec.choices} />;
    case 'date':
      return <DatePicker {...common} looks={spec.looks} />;
    case 'marking':
      return (
        <MarkPicker
          {...common}
          system={settingsIn(editor.state).paper.markings ?? props.choice.fallbackMarking ?? defaultMarkingSystem}
        />
      );
    case 'text':
      return <TextPicker {...common} max={spec.max} hint={spec.hint} />;
    case 'record':
      return <RecordDialog editor={editor} blockId={blockId} onClose={onClose} />;
    default:
      return unreachable(spec);
  }
}
