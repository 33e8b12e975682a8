'use client';
import { CircleDashed, Flag, Heading1, Scale as ScaleIcon, Text, Type } from 'lucide-react';
import { useMemo } from 'react';
import { importText } from '@/lib/document/import/importText.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { termById } from '@/lib/domain/likelihood/scaleById.ts';
import { unreachable } from '@/lib/domain/result.ts';
import { capitalised } from '../ui/capitalised.ts';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { rulerRangeOf, rulerScaleOf } from '../ui/rulerScaleOf.ts';
import { previewOf, type PreviewBlock } from './previewOf.ts';

/** Blocks listed before the rest is only counted. */
const maxListed = 400;

/** The list scrolls, so it takes focus for the arrow keys. */
const forArrowKeys = 0;

const counted = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** What each line of a text becomes, made by the same rules that create the draft. */
export function ImportPreview(props: { readonly text: string; readonly title: string; readonly scale: Scale }) {
  const { text, title, scale } = props;
  const made = useMemo(() => importText({ content: text, title: title.trim(), scale }), [text, title, scale]);
  const blocks = useMemo(() => previewOf(made.doc), [made]);
  return (
    <section aria-label="What it becomes" className="preview">
      <p className="sm">{extentOf(blocks)}. Every word is kept.</p>
      {made.notes.map((note) => (
        <p key={note.kind} className="sm muted">
          {note.sentence}
        </p>
      ))}
      <ol className="becomes" tabIndex={forArrowKeys} aria-label="Blocks in order">
        {blocks.slice(0, maxListed).map((block, index) => (
          <PreviewLine key={index} block={block} scale={scale} />
        ))}
      </ol>
      {blocks.length > maxListed ? (
        <p className="sm muted">
          and {counted(blocks.length - maxListed, 'block more', 'blocks more')}, by the same rules.
        </p>
      ) : null}
    </section>
  );
}

/** "4 sections, 3 judgments (2 with a likelihood), 1 paragraph": what there is none of is left out. */
function extentOf(blocks: readonly PreviewBlock[]): string {
  const count = (kind: PreviewBlock['kind']) => blocks.filter((block) => block.kind === kind).length;
  const stated = blocks.filter((block) => block.likelihood !== null).length;
  return [
    counted(count('section'), 'section', 'sections'),
    count('judgment') > 0
      ? `${counted(count('judgment'), 'judgment', 'judgments')} (${stated} with a likelihood)`
      : null,
    count('paragraph') > 0 ? counted(count('paragraph'), 'paragraph', 'paragraphs') : null,
    count('recommendation') > 0 ? counted(count('recommendation'), 'recommendation', 'recommendations') : null,
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function PreviewLine(props: { readonly block: PreviewBlock; readonly scale: Scale }) {
  const { block, scale } = props;
  return (
    <li className={`b-${block.kind}`}>
      <span className="kind">
        {iconOf(block.kind)}
        {capitalised(block.kind)}
      </span>
      <div className="grow">
        <span className="words" dir="auto">
          {block.text === '' ? 'Untitled' : block.text}
        </span>
        {block.kind === 'judgment' ? <StatedLikelihood term={block.likelihood} scale={scale} /> : null}
      </div>
    </li>
  );
}

function StatedLikelihood(props: { readonly term: string | null; readonly scale: Scale }) {
  const term = termById(props.scale, props.term);
  if (term === null) {
    return (
      <span className="pill">
        <CircleDashed className="i" />
        No likelihood stated
      </span>
    );
  }
  return (
    <span className="sel">
      <span className="hide">Likelihood: </span>
      {capitalised(term.label)}
      <LikelihoodRuler range={rulerRangeOf(term)} scale={rulerScaleOf(props.scale)} />
      {term.range}
    </span>
  );
}

function iconOf(kind: PreviewBlock['kind']) {
  switch (kind) {
    case 'title':
      return <Type className="i s" />;
    case 'section':
      return <Heading1 className="i s" />;
    case 'judgment':
      return <ScaleIcon className="i s" />;
    case 'recommendation':
      return <Flag className="i s" />;
    case 'paragraph':
      return <Text className="i s" />;
    default:
      return unreachable(kind);
  }
}
