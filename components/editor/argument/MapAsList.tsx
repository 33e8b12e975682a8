'use client';
import type { Argument, ArgumentNode } from '@/lib/domain/argument/argument.ts';
import { named, naming, restsOn } from '@/lib/domain/argument/restsOn.ts';
import { supportSummary } from '@/lib/domain/argument/supportSummary.ts';
import type { MapLayout } from '@/lib/domain/argument/mapShape.ts';
import { NodeList } from './NodeList.tsx';

/** What the map shows, in words: judgment by judgment, then what hangs together with none. */
export function MapAsList(props: {
  readonly argument: Argument;
  readonly layout: MapLayout;
  readonly onJump: (id: string) => void;
}) {
  const { argument, layout, onJump } = props;
  const shown = layout.nodes.map(({ node }) => node);
  const isShown = (node: ArgumentNode) => shown.includes(node);
  const judgments = shown.filter(({ kind }) => kind === 'judgment');
  const loose = shown.filter(
    ({ id, kind }) =>
      kind !== 'judgment' && argument.relationsFrom(id).length === 0 && argument.relationsTo(id).length === 0,
  );
  return (
    <div className="map-list ev-panel">
      {judgments.map((judgment) => {
        const footing = restsOn(argument, judgment.id);
        const evidence = [...footing.for, ...footing.against, ...footing.context];
        const sources = [...new Set(evidence.flatMap((item) => named(argument, item.id, 'cites')))];
        const { lead, rest } = supportSummary(argument, judgment.id);
        const lists = [
          ['For', footing.for],
          ['Against', footing.against],
          ['Context', footing.context],
          ['Assumes', footing.assumed],
          ['Sources of these', sources],
          ['Alternatives', naming(argument, judgment.id, 'alternative-to')],
          ['Recommendations', naming(argument, judgment.id, 'serves')],
        ] as const;
        return (
          <section key={judgment.id} aria-label={`What ${judgment.label} rests on`}>
            <h3>
              <span className="id">{judgment.label}</span>
              <button type="button" className="quiet cut" onClick={() => onJump(judgment.id)}>
                {judgment.text === '' ? 'Nothing written yet' : judgment.text}
              </button>
            </h3>
            <p>
              <b>{lead}</b> {rest}
            </p>
            {lists.map(([heading, nodes]) => (
              <NodeList key={heading} {...{ argument, heading, onJump }} nodes={nodes.filter(isShown)} />
            ))}
          </section>
        );
      })}
      {loose.length === 0 ? null : (
        <section aria-label="Linked with nothing">
          <NodeList {...{ argument, onJump }} heading="Linked with nothing" nodes={loose} />
        </section>
      )}
    </div>
  );
}
