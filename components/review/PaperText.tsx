import { useMemo, type ReactNode } from 'react';
import type { DocJson } from '@/lib/document/docJson.ts';
import { StaticDocument } from '../editor/blocks/StaticDocument.tsx';
import { targetsOfDoc } from '../editor/blocks/docTargets.ts';
import type { ScaleChoice } from '../editor/blocks/paperSettings.ts';

/** A text as it stands, on paper, with what stands below its blocks. */
export function PaperText(props: {
  readonly text: DocJson;
  readonly label: string;
  readonly assessmentId: string;
  readonly choice: ScaleChoice;
  readonly below: ReadonlyMap<string, ReactNode>;
}) {
  const { text } = props;
  const targets = useMemo(() => targetsOfDoc(text), [text]);
  return (
    <article className="paper" aria-label={props.label}>
      <StaticDocument
        doc={text}
        targets={targets}
        choice={props.choice}
        assessmentId={props.assessmentId}
        mayWrite={false}
        below={props.below}
      />
    </article>
  );
}
