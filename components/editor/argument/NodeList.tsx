'use client';
import type { Argument, ArgumentNode } from '@/lib/domain/argument/argument.ts';
import { gradeCode, gradeOf, gradeWords } from '@/lib/domain/argument/grade.ts';
import { sourcesOf } from '@/lib/domain/argument/restsOn.ts';
import { dateWords } from '@/lib/domain/text/dateWords.ts';

/** Blocks of the argument under a heading, each a way to get there; nothing where there are none. */
export function NodeList(props: {
  readonly argument: Argument;
  readonly heading: string;
  readonly nodes: readonly ArgumentNode[];
  /** Where in a source, by its id. */
  readonly places?: ReadonlyMap<string, string>;
  readonly onJump: (id: string) => void;
}) {
  const { argument, heading, nodes, places, onJump } = props;
  if (nodes.length === 0) return null;
  return (
    <>
      <h4 className="label">
        {heading} <span className="count">{nodes.length}</span>
      </h4>
      <ul className="node-list">
        {nodes.map((node) => (
          <li key={node.id}>
            <button type="button" className="node-line" onClick={() => onJump(node.id)}>
              {node.label === '' ? null : <span className="id">{node.label}</span>}
              <span className="words" dir="auto">
                {node.text === '' ? <span className="muted">Nothing written yet</span> : node.text}
              </span>
              <Facts argument={argument} node={node} place={places?.get(node.id) ?? null} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Facts(props: { readonly argument: Argument; readonly node: ArgumentNode; readonly place: string | null }) {
  const { argument, node, place } = props;
  const facts: string[] = [];
  let words = '';
  if (node.kind === 'evidence') {
    const grade = gradeOf(argument, node);
    const sources = sourcesOf(argument, node.id).map(({ label }) => label);
    facts.push(sources.length === 0 ? 'no source' : sources.join(' '), gradeCode(grade) ?? 'not graded');
    words = gradeWords(grade);
  }
  if (node.kind === 'source') facts.push(node.reliability ?? 'not graded');
  if (node.isLinchpin) facts.push('linchpin');
  if (node.date !== null) facts.push(dateWords(node.date));
  if (place !== null) facts.push(place);
  return facts.length === 0 ? null : (
    <span className="facts" title={words}>
      {facts.join(' · ')}
    </span>
  );
}
