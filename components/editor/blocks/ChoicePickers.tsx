'use client';
import type { Editor } from '@tiptap/react';
import { relationKinds } from '@/lib/document/grammar.ts';
import { ConfidenceTicks } from '../../ui/ConfidenceTicks.tsx';
import { writeOrSuggest } from '../suggesting/writeOrSuggest.ts';
import { jumpInView } from './blockEnvironment.ts';
import type { BlockLink } from './blockLinks.ts';
import { targetsIn } from './blockNumbers.ts';
import { ChoiceKeys, ChoiceList, type ListChoice } from './ChoiceList.tsx';
import { stepsOf } from './confidence.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { termOf } from './editorScale.ts';
import { changeLink, fieldBlock, removeLink, setFields } from './fieldEdits.ts';
import { fieldSpecs, type FieldChoice } from './fields.ts';
import { linkWords } from './linkRows.ts';
import { settingsIn } from './paperSettings.ts';
import { PickerFrame } from './PickerFrame.tsx';

type Common = {
  readonly editor: Editor;
  readonly blockId: string;
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
};

const named = (label: string, note?: string) => (
  <span className="mean">
    {label}
    {note === undefined || note === '' ? null : <small>{note}</small>}
  </span>
);

/** One of a few values of a field, with what each means. */
export function ChoicePicker(
  props: Common & { readonly field: string; readonly label: string; readonly choices: readonly FieldChoice[] },
) {
  const { editor, blockId, field, choices, onClose } = props;
  const block = fieldBlock(editor.state, blockId);
  if (block === undefined) return null;
  const stored: unknown = block.node.attrs[field] ?? null;
  const isConfidence = field === 'confidence';
  return (
    <PickerFrame
      anchor={props.anchor}
      title={`${props.label} of ${block.label}`}
      className={isConfidence ? 'stepped' : 'worded'}
      onClose={onClose}
    >
      <ChoiceList
        label={props.label}
        hasNone={choices.at(-1)?.value === null}
        start={choices.findIndex((choice) => choice.value === stored)}
        onChoose={(index) => {
          const tr = setFields(editor.state, blockId, { [field]: choices[index]?.value ?? null });
          writeOrSuggest(editor, tr);
          onClose();
        }}
        choices={choices.map((choice) => ({
          key: String(choice.value),
          label: choice.label,
          isChosen: choice.value === stored,
          drawn: (
            <>
              {isConfidence ? <ConfidenceTicks steps={stepsOf(choice.value)} /> : null}
              {named(choice.label, choice.note)}
            </>
          ),
        }))}
      />
      <div className="ft">
        <ChoiceKeys count={choices.filter((choice) => choice.value !== null).length} />
      </div>
    </PickerFrame>
  );
}

/** All fields of a block with what they say now; choosing one opens its own picker. */
export function MorePicker(props: Common & { readonly onField: (field: string) => void }) {
  const { editor, blockId } = props;
  const block = fieldBlock(editor.state, blockId);
  if (block === undefined) return null;
  const specs = Object.entries(fieldSpecs[block.node.type.name as keyof typeof fieldSpecs] ?? {});
  const settings = settingsIn(editor.state);
  const now = (field: string): string => {
    const spec = specs.find(([name]) => name === field)?.[1];
    const value: unknown = block.node.attrs[field] ?? null;
    if (spec === undefined || spec.by === 'record') return '';
    if (spec.by === 'choice') return spec.choices.find((choice) => choice.value === value)?.label ?? '';
    if (typeof value !== 'string') return 'not said';
    if (spec.by === 'date') return dateWords(value);
    return spec.by === 'likelihood' ? (termOf(settings.drawn, value)?.label ?? value) : value;
  };
  return (
    <PickerFrame anchor={props.anchor} title={`Fields of ${block.label}`} className="worded" onClose={props.onClose}>
      <ChoiceList
        label={`Fields of ${block.label}`}
        hasNone={false}
        start={0}
        onChoose={(index) => props.onField(specs[index]?.[0] ?? '')}
        choices={specs.map(([field, spec]) => ({
          key: field,
          label: spec.label,
          isChosen: false,
          drawn: named(spec.label, now(field)),
        }))}
      />
    </PickerFrame>
  );
}

/** What a link says: go there, say something else of it, or take it away. */
export function ChipPicker(props: Common & { readonly link: BlockLink }) {
  const { editor, blockId, link, onClose } = props;
  const target = targetsIn(editor.state).get(link.target);
  const kinds = relationKinds.filter(
    (kind) => kind !== link.kind && (['supports', 'contradicts', 'context'] as string[]).includes(kind),
  );
  const canChange = (['supports', 'contradicts', 'context'] as string[]).includes(link.kind);
  const label = target?.label ?? 'a missing block';
  const acts: readonly (ListChoice & { readonly act: () => void })[] = [
    ...(target === undefined ? [] : [choice('go', `Go to ${label}`, () => jumpInView(editor.view, link.target))]),
    ...(canChange
      ? kinds.map((kind) =>
          choice(kind, `Say “${linkWords[kind]}”`, () => dispatch(changeLink(editor.state, blockId, link, { kind }))),
        )
      : []),
    choice('remove', 'Unlink', () => dispatch(removeLink(editor.state, blockId, link))),
  ];
  const dispatch = (tr: ReturnType<typeof removeLink>) => {
    writeOrSuggest(editor, tr);
  };
  return (
    <PickerFrame anchor={props.anchor} title={`${linkWords[link.kind]} ${label}`} className="worded" onClose={onClose}>
      <ChoiceList
        label={`${linkWords[link.kind]} ${label}`}
        hasNone={false}
        start={0}
        choices={acts}
        onChoose={(index) => {
          const act = acts[index]?.act;
          onClose();
          act?.();
        }}
      />
    </PickerFrame>
  );
}

function choice(key: string, label: string, act: () => void): ListChoice & { readonly act: () => void } {
  return { key, label, isChosen: false, drawn: named(label), act };
}
