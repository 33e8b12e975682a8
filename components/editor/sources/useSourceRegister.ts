import type { Editor } from '@tiptap/react';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { useEffect, useMemo, useState } from 'react';
import type { NodeJson } from '@/lib/document/docJson.ts';
import { sourceFactsOf } from '@/lib/document/sourceFacts.ts';
import type { Argument } from '@/lib/domain/argument/argument.ts';
import { sourceRegister, type SourceFacts, type SourceRow } from '@/lib/domain/sources/sourceRegister.ts';
import { useArgument } from '../argument/useArgument.ts';
import { blockNumbersKey } from '../blocks/blockNumbers.ts';
import { recallOf, recallsIn, type Records } from './recallState.ts';
import { useEditorValue } from './useEditorValue.ts';

/** How long after a change the sources are read again, ms: nothing in the register is worth a delay of typing. */
const readAfterMs = 300;
const noRecords: Records = new Map();

export type PaperRegister = {
  readonly rows: readonly SourceRow[];
  readonly argument: Argument;
  readonly records: Records;
};

/** The sources of the paper, with what hangs on each and what the register says of it. */
export function useSourceRegister(editor: Editor | null): PaperRegister {
  const argument = useArgument(editor);
  const records = useEditorValue(editor, (state) => recallsIn(state).records, noRecords);
  const sources = useSources(editor);
  const rows = useMemo(
    () => sourceRegister(sources, argument, ({ record }) => recallOf(records, record) !== null),
    [sources, argument, records],
  );
  return { rows, argument, records };
}

/** Read anew when somebody has paused; a block that did not change is not read twice. */
function useSources(editor: Editor | null): readonly SourceFacts[] {
  const [sources, setSources] = useState<readonly SourceFacts[]>([]);
  useEffect(() => {
    if (editor === null || editor.isDestroyed) return;
    const known = new WeakMap<ProseMirrorNode, SourceFacts | null>();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const read = () => {
      timer = null;
      if (editor.isDestroyed) return;
      const blocks = blockNumbersKey.getState(editor.state)?.blocks ?? [];
      const found = blocks.flatMap(({ node, label }): SourceFacts[] => {
        if (node.type.name !== 'source') return [];
        const held = known.get(node);
        const facts = held?.label === label ? held : sourceFactsOf(node.toJSON() as NodeJson, label);
        known.set(node, facts);
        return facts === null ? [] : [facts];
      });
      setSources((before) =>
        before.length === found.length && before.every((each, at) => each === found[at]) ? before : found,
      );
    };
    const later = () => {
      timer ??= setTimeout(read, readAfterMs);
    };
    read();
    editor.on('update', later);
    return () => {
      if (timer !== null) clearTimeout(timer);
      editor.off('update', later);
    };
  }, [editor]);
  return sources;
}
