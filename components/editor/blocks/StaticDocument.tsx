import { createElement, Fragment, type ReactNode } from 'react';
import type { DocJson, MarkJson, NodeJson } from '@/lib/document/docJson.ts';
import { headingLevelOf } from '@/lib/document/extensions/nodeExtensions.ts';
import { isLinkable } from '@/lib/document/extensions/markExtensions.ts';
import { documentSchema } from '@/lib/document/extensions/documentExtensions.ts';
import { grammar, isNodeKind, nodeKinds } from '@/lib/document/grammar.ts';
import { isLabelledKind, type LabelledKind } from '@/lib/document/labelPrefixes.ts';
import { ownMark } from '@/lib/document/portions.ts';
import { paperOf } from '@/lib/document/paper.ts';
import { textOf } from '@/lib/document/textOf.ts';
import { blockLooks } from './blockLooks.ts';
import type { BlockTargets } from './blockNumbers.ts';
import { linksOfNode, numberedIn } from './docTargets.ts';
import { pictureAddress, pictureWords } from './figurePicture.ts';
import { settingsOf, type PaperSettings, type ScaleChoice } from './paperSettings.ts';
import { linkInvites } from './linkRows.ts';
import { StaticAdders, StaticHead, StaticLinks } from './StaticParts.tsx';
import { titleLine } from './titleLine.ts';
import { citationText, tokenShown } from './tokenText.ts';

const markTags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strike: 's',
  code: 'code',
};
const blockTags: Readonly<Record<string, string>> = {
  sectionHeading: 'h2',
  paragraph: 'p',
  statement: 'p',
  basis: 'p',
  ifWrong: 'p',
  whyNot: 'p',
  sourceTitle: 'p',
  descriptor: 'p',
  caption: 'figcaption',
  blockquote: 'blockquote',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  tableRow: 'tr',
  tableHeader: 'th',
  tableCell: 'td',
};

/** What a node is drawn with: the paper, the blocks' numbers, and the estimate around it. */
type Around = {
  readonly settings: PaperSettings;
  readonly targets: BlockTargets;
  readonly labels: ReadonlyMap<NodeJson, string>;
  readonly assessmentId: string;
  readonly mayWrite: boolean;
  readonly likelihood: unknown;
  readonly below: ReadonlyMap<string, ReactNode> | undefined;
};

/** A draft as it was last known, for reading only: before the live one has arrived, or while it cannot. */
export function StaticDocument(props: {
  /** The draft, or its beginning. */
  readonly doc: DocJson;
  /** What its blocks show of each other, and of those that are not in it. */
  readonly targets: BlockTargets;
  readonly choice: ScaleChoice;
  readonly assessmentId: string;
  readonly mayWrite: boolean;
  /** What stands at the end of numbered blocks, by their ids. */
  readonly below?: ReadonlyMap<string, ReactNode>;
}) {
  const { doc, targets, choice, assessmentId, mayWrite } = props;
  const around: Around = {
    settings: settingsOf(paperOf(doc), choice),
    targets,
    labels: new Map(numberedIn(doc).map(({ node, label }) => [node, label])),
    assessmentId,
    mayWrite,
    likelihood: null,
    below: props.below,
  };
  return <div className="draft">{draw(doc.content, around)}</div>;
}

function draw(nodes: readonly NodeJson[] | undefined, around: Around): ReactNode {
  let before = '';
  return (nodes ?? []).map((node, index) => {
    const drawn = <Fragment key={index}>{one(node, around, before)}</Fragment>;
    before += node.type === 'text' || node.type === 'hardBreak' ? textOf(node) : ' ';
    return drawn;
  });
}

function one(node: NodeJson, around: Around, before: string): ReactNode {
  const attrs = node.attrs ?? {};
  const id = typeof attrs.id === 'string' ? attrs.id : undefined;
  const portion = { 'data-marking': ownMark(attrs) ?? undefined };
  const data = { ...(markedBlocks.has(node.type) ? { 'data-block': node.type } : {}), 'data-id': id, ...portion };
  const { targets, settings } = around;
  if (isLabelledKind(node.type)) return labelled(node, node.type, around);
  switch (node.type) {
    case 'text':
      return marked(node.text ?? '', node.marks ?? []);
    case 'hardBreak':
      return <br />;
    case 'relation':
      return null;
    case 'likelihoodTerm': {
      const { words, range } = tokenShown(attrs.form, around.likelihood, before, settings);
      return (
        <span className={words === null ? 'tok unset' : 'tok'} data-inline="likelihoodTerm">
          {words ?? '[likelihood]'}
          {range === null ? null : <span className="tok-range"> ({range})</span>}
        </span>
      );
    }
    case 'citation': {
      const isBroken = typeof attrs.target !== 'string' || !targets.has(attrs.target);
      return (
        <span className={isBroken ? 'cite broken' : 'cite'} data-inline="citation">
          {citationText(attrs.target, attrs.locator, targets)}
        </span>
      );
    }
    case 'footnote':
      return (
        <span className="fn" data-inline="footnote">
          <span className="fn-sign" role="doc-noteref" aria-label={`Footnote: ${String(attrs.text ?? '')}`} />
        </span>
      );
    case 'title': {
      const line = titleLine(settings);
      const cutoff = line.cutoff ?? (around.mayWrite ? 'add an information cut-off' : null);
      return (
        <div className="title-block">
          <h1 dir="auto" {...data}>
            {textOrRoom(node, around)}
          </h1>
          <div className="meta">{[line.standing, cutoff, line.scale].filter((part) => part !== null).join(' · ')}</div>
        </div>
      );
    }
    case 'section':
      return (
        <section className="sect" {...data}>
          {draw(node.content, around)}
          {around.mayWrite ? <StaticAdders section={node} /> : null}
        </section>
      );
    case 'heading':
      return createElement(
        `h${headingLevelOf(attrs.level)}`,
        { dir: 'auto', 'data-id': id, ...portion },
        draw(node.content, around),
      );
    case 'table':
      return (
        <table data-id={id} {...portion}>
          <tbody>{draw(node.content, around)}</tbody>
        </table>
      );
    case 'tableHeader':
    case 'tableCell':
      return createElement(
        blockTags[node.type] ?? 'td',
        { colSpan: spanOf(attrs.colspan), rowSpan: spanOf(attrs.rowspan), 'data-id': id },
        draw(node.content, around),
      );
    case 'orderedList':
      return (
        <ol start={typeof attrs.start === 'number' ? attrs.start : undefined} {...data}>
          {draw(node.content, around)}
        </ol>
      );
    default:
      return createElement(blockTags[node.type] ?? 'div', { dir: 'auto', ...data }, textOrRoom(node, around));
  }
}

/** An empty text as the editor will show it: with room for a line, where what belongs there is said. */
function textOrRoom(node: NodeJson, around: Around): ReactNode {
  const isText = isNodeKind(node.type) && grammar[node.type].content.holds === 'text';
  return isText && around.mayWrite && (node.content ?? []).length === 0 ? <br /> : draw(node.content, around);
}

/** The kinds whose elements the editor marks as blocks of their own, as the styles of both expect. */
const markedBlocks = new Set<string>(
  nodeKinds.filter((kind) => {
    const output = documentSchema.nodes[kind]?.spec.toDOM?.(documentSchema.nodes[kind].create());
    const attributes: unknown = Array.isArray(output) ? output[1] : null;
    return typeof attributes === 'object' && attributes !== null && 'data-block' in attributes;
  }),
);

function labelled(node: NodeJson, kind: LabelledKind, around: Around): ReactNode {
  const attrs = node.attrs ?? {};
  const label = around.labels.get(node) ?? '';
  const links = linksOfNode(node);
  const look = blockLooks[kind];
  const inner = { ...around, likelihood: attrs.likelihood ?? null };
  const group = {
    className: look.className,
    role: 'group',
    'aria-label': `${look.name} ${label}`.trim(),
    'data-block': kind,
    'data-id': typeof attrs.id === 'string' ? attrs.id : undefined,
  } as const;
  return (
    <div {...group}>
      <StaticHead kind={kind} attrs={attrs} label={label} links={links} {...around} />
      {kind === 'figure' ? <Picture node={node} assessmentId={around.assessmentId} /> : null}
      <div className="parts">{draw(node.content, inner)}</div>
      <StaticLinks
        id={attrs.id}
        links={links}
        targets={around.targets}
        invite={around.mayWrite ? (linkInvites[kind] ?? null) : null}
      />
      {typeof attrs.id === 'string' ? around.below?.get(attrs.id) : null}
    </div>
  );
}

function Picture(props: { readonly node: NodeJson; readonly assessmentId: string }) {
  const { image, alt, width, height } = props.node.attrs ?? {};
  if (typeof image !== 'string') {
    const hasTable = props.node.content?.some((child) => child.type === 'table') === true;
    return hasTable ? null : <div className="picture">{pictureWords.none}</div>;
  }
  return (
    <div className="picture">
      {createElement('img', {
        src: pictureAddress(props.assessmentId, image),
        alt: typeof alt === 'string' ? alt : '',
        width: typeof width === 'number' ? width : undefined,
        height: typeof height === 'number' ? height : undefined,
      })}
    </div>
  );
}

function spanOf(value: unknown): number | undefined {
  return typeof value === 'number' && value > 1 ? value : undefined;
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
