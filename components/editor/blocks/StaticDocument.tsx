import { createElement, Fragment, type ReactNode } from 'react';
import type { DocJson, MarkJson, NodeJson } from '@/lib/document/docJson.ts';
import { headingLevelOf } from '@/lib/document/extensions/nodeExtensions.ts';
import { isLinkable } from '@/lib/document/extensions/markExtensions.ts';
import { ConfidenceTicks } from '../../ui/ConfidenceTicks.tsx';
import { LikelihoodRuler } from '../../ui/LikelihoodRuler.tsx';
import { confidenceWords, isConfidence, stepsOf } from './confidence.ts';
import { termOf, type EditorScale } from './editorScale.ts';

const markTags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
};
const blockTags: Readonly<Record<string, string>> = {
  title: 'h1',
  sectionHeading: 'h2',
  paragraph: 'p',
  statement: 'p',
  basis: 'p',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
};

/** A draft as it was last known, for reading only: before the live one has arrived, or while it cannot. */
export function StaticDocument(props: { readonly doc: DocJson; readonly scale: EditorScale }) {
  const counts: Record<string, number> = {};
  const number = (letter: string): string => {
    counts[letter] = (counts[letter] ?? 0) + 1;
    return `${letter}${counts[letter]}`;
  };
  const draw = (nodes: readonly NodeJson[] | undefined): ReactNode =>
    (nodes ?? []).map((node, index) => <Fragment key={index}>{block(node)}</Fragment>);

  const block = (node: NodeJson): ReactNode => {
    const id = typeof node.attrs?.id === 'string' ? node.attrs.id : undefined;
    const data = { 'data-block': node.type, ...(id === undefined ? {} : { 'data-id': id }) };
    switch (node.type) {
      case 'text':
        return marked(node.text ?? '', node.marks ?? []);
      case 'hardBreak':
        return <br />;
      case 'section':
        return (
          <section className="sect" {...data}>
            {draw(node.content)}
          </section>
        );
      case 'judgment': {
        const label = number('J');
        return (
          <section className="judg" aria-label={`Judgment ${label}`} {...data}>
            <div className="hd">
              <span className="id">{label}</span>
            </div>
            <Fields node={node} scale={props.scale} />
            <div className="judg-text">{draw(node.content)}</div>
          </section>
        );
      }
      case 'recommendation': {
        const label = number('R');
        return (
          <section className="reco" aria-label={`Recommendation ${label}`} {...data}>
            <span className="id">{label}</span>
            <div className="reco-text">{draw(node.content)}</div>
          </section>
        );
      }
      case 'heading':
        return createElement(
          `h${headingLevelOf(node.attrs?.level)}`,
          { dir: 'auto', 'data-id': id },
          draw(node.content),
        );
      default:
        return createElement(blockTags[node.type] ?? 'div', { dir: 'auto', ...data }, draw(node.content));
    }
  };
  return <div className="draft">{draw(props.doc.content)}</div>;
}

function Fields(props: { readonly node: NodeJson; readonly scale: EditorScale }) {
  const { likelihood, confidence } = props.node.attrs ?? {};
  const term = termOf(props.scale, likelihood);
  return (
    <div className="pickers">
      <span className="sel told" data-field="likelihood">
        <span className="lb">Likelihood</span>
        <span className="hide">: </span>
        {term === undefined ? (
          <span className="wd none">No likelihood yet</span>
        ) : (
          <>
            <span className="wd">{term.label}</span>
            <LikelihoodRuler range={term} scale={props.scale} />
            <span className="rg">{term.range}</span>
          </>
        )}
      </span>
      <span className="sel told" data-field="confidence">
        <span className="lb keep">Confidence</span>
        <span className="hide">: </span>
        <ConfidenceTicks steps={stepsOf(confidence)} />
        <span className={isConfidence(confidence) ? 'wd' : 'wd none'}>
          {isConfidence(confidence) ? confidenceWords[confidence] : 'not stated'}
        </span>
      </span>
    </div>
  );
}

function marked(text: string, marks: readonly MarkJson[]): ReactNode {
  return marks.reduce<ReactNode>((inner, mark) => {
    if (mark.type === 'link') {
      const href = mark.attrs?.href;
      if (!isLinkable(href)) return inner;
      return (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {inner}
        </a>
      );
    }
    const tag = markTags[mark.type];
    return tag === undefined ? inner : createElement(tag, null, inner);
  }, text);
}
