'use client';
import './argument.css';
import type { Editor } from '@tiptap/react';
import { CircleAlert, Link2, Network } from 'lucide-react';
import { fallSentence, fallsWith } from '@/lib/domain/argument/fallsWith.ts';
import type { Argument, ArgumentNode } from '@/lib/domain/argument/argument.ts';
import { listed } from '@/lib/domain/argument/listed.ts';
import { naming, named, restsOn } from '@/lib/domain/argument/restsOn.ts';
import { Button } from '../../ui/Button.tsx';
import { jumpTo } from '../outline/jumpTo.ts';
import { recallsIn, type Recalls } from '../sources/recallState.ts';
import { useEditorValue } from '../sources/useEditorValue.ts';
import { openEvidenceMap, openLinkPicker } from './argumentRequests.ts';
import { ArgumentOverview } from './ArgumentOverview.tsx';
import { BrokenLinks } from './BrokenLinks.tsx';
import { linkSentence } from './linkSentence.ts';
import { NodeList } from './NodeList.tsx';
import { offersFor } from './pickerRows.ts';
import { useArgument, useArgumentBlock } from './useArgument.ts';

const nothingRecalled: Recalls['touched'] = new Map();

const kindWords: Readonly<Record<string, string>> = {
  judgment: 'Judgment',
  evidence: 'Evidence',
  source: 'Source',
  assumption: 'Assumption',
  alternative: 'Alternative',
  recommendation: 'Recommendation',
  indicator: 'Indicator',
  gap: 'Gap',
  figure: 'Figure',
};

/** The side's tab "Evidence": what the block one is in rests on and carries; else what the argument still lacks. */
export function EvidencePanel(props: {
  readonly editor: Editor | null;
  readonly isEditable: boolean;
  /** Brings a block into view; the editor's own way unless told. */
  readonly onJump?: (id: string) => void;
}) {
  const { editor, isEditable } = props;
  const argument = useArgument(editor);
  const current = argument.byId.get(useArgumentBlock(editor) ?? '') ?? null;
  const touched = useEditorValue(editor, (state) => recallsIn(state).touched, nothingRecalled);
  const jump = props.onJump ?? ((id: string) => jumpTo(editor, id));
  const link = (id: string, anchor: HTMLElement) => {
    if (editor !== null) openLinkPicker(editor, id, anchor);
  };
  return (
    <div className="ev-panel">
      <div className="acts top-acts">
        <Button small onClick={() => editor !== null && openEvidenceMap(editor)}>
          <Network className="i s" />
          Evidence map
        </Button>
        {current === null || !isEditable || offersFor(current.kind).length === 0 ? null : (
          <Button small onClick={(event) => link(current.id, event.currentTarget)}>
            <Link2 className="i s" />
            Link from {current.label}
          </Button>
        )}
      </div>
      {current === null ? null : (
        <OneBlock argument={argument} node={current} recalled={touched.get(current.id) ?? []} onJump={jump} />
      )}
      <BrokenLinks
        editor={editor}
        argument={argument}
        links={current === null ? argument.broken : argument.broken.filter(({ from }) => from === current.id)}
        isEditable={isEditable}
        onJump={jump}
        onLink={link}
      />
      {current === null ? <ArgumentOverview argument={argument} onJump={jump} /> : null}
    </div>
  );
}

function OneBlock(props: {
  readonly argument: Argument;
  readonly node: ArgumentNode;
  /** Labels of the recalled sources that it is, cites or rests on. */
  readonly recalled: readonly string[];
  readonly onJump: (id: string) => void;
}) {
  const { argument, node, recalled, onJump } = props;
  const { lead, rest } = linkSentence(argument, node);
  const footing = restsOn(argument, node.id);
  const fall = fallsWith(argument, node.id);
  const cited = named(argument, node.id, 'cites');
  const places = new Map(
    argument.relationsFrom(node.id).flatMap(({ to, locator }) => (locator === null ? [] : [[to, locator] as const])),
  );
  const lists: readonly (readonly [string, readonly ArgumentNode[]])[] = [
    ['For', footing.for],
    ['Against', footing.against],
    ['Context', footing.context],
    ['Assumes', footing.assumed],
    ['Cites', cited],
    ['Stands against', named(argument, node.id, 'alternative-to')],
    ['Serves', named(argument, node.id, 'serves')],
    ['Would move', named(argument, node.id, 'indicates')],
    ['Limits', named(argument, node.id, 'limits')],
    ['Rest on it', naming(argument, node.id, 'supports')],
    ['It speaks against', naming(argument, node.id, 'contradicts')],
    ['Context for', naming(argument, node.id, 'context')],
    ['Assume it', naming(argument, node.id, 'assumes')],
    ['Cited by', naming(argument, node.id, 'cites')],
    ['Alternatives', naming(argument, node.id, 'alternative-to')],
    ['Recommendations', naming(argument, node.id, 'serves')],
    ['Indicators', naming(argument, node.id, 'indicates')],
    ['Gaps', naming(argument, node.id, 'limits')],
  ];
  const sentence = fallSentence(argument, node.id);
  return (
    <section aria-label={`${kindWords[node.kind] ?? ''} ${node.label}`}>
      <h3>
        <span className="id">{node.label}</span>
        <span className="cut" dir="auto">
          {node.text === '' ? 'Nothing written yet' : node.text}
        </span>
      </h3>
      {lead === '' ? null : (
        <p>
          <b>{lead}</b> {rest}
        </p>
      )}
      {recalled.length === 0 ? null : (
        <p className="recalled-line">
          <CircleAlert className="i s" />
          <span>
            {node.kind === 'source' ? (
              <b>This source has been recalled.</b>
            ) : (
              <>
                <b>{node.kind === 'judgment' ? 'Rests on what was recalled:' : 'Cites what was recalled:'}</b>{' '}
                {listed(recalled)}
              </>
            )}
          </span>
        </p>
      )}
      {sentence === '' ? null : (
        <p className="falls-line">
          <b>If withdrawn:</b> {sentence}
          {fall.recommendations.length === 0
            ? null
            : ` ${fall.recommendations.map(({ label }) => label).join(', ')} would serve nothing that stands.`}
        </p>
      )}
      {node.kind === 'judgment' ? <VitalLine argument={argument} node={node} onJump={onJump} /> : null}
      {lists.map(([heading, nodes]) => (
        <NodeList key={heading} {...{ argument, heading, nodes, places, onJump }} />
      ))}
    </section>
  );
}

/** Which of the things under a judgment it could not do without. */
function VitalLine(props: {
  readonly argument: Argument;
  readonly node: ArgumentNode;
  readonly onJump: (id: string) => void;
}) {
  const { argument, node, onJump } = props;
  const under = [
    ...named(argument, node.id, 'supports'),
    ...named(argument, node.id, 'assumes'),
    ...new Set(named(argument, node.id, 'supports').flatMap((item) => named(argument, item.id, 'cites'))),
  ];
  const vital = under.filter((each) => fallsWith(argument, each.id).loseAll.includes(node));
  if (vital.length === 0) return null;
  return (
    <p className="falls-line">
      <b>Nothing is left without:</b>{' '}
      {vital.map(({ id, label, text }) => (
        <button key={id} type="button" className="chip" title={text} onClick={() => onJump(id)}>
          {label}
        </button>
      ))}
    </p>
  );
}
