import type { DocJson, NodeJson } from './docJson.ts';
import type { NodeKind, SectionKind } from './grammar.ts';
import { block, section, textBlock } from './import/blocks.ts';

/** A section that a template begins with; `begins` are kinds of empty block to write in, a paragraph where none is named. */
type TemplateSection = {
  readonly kind: SectionKind;
  readonly heading: string;
  readonly begins: readonly StartKind[];
};
type StartKind = Extract<
  NodeKind,
  'paragraph' | 'judgment' | 'evidence' | 'recommendation' | 'source' | 'indicator' | 'gap' | 'bulletList'
>;

/** A shipped beginning of an assessment. */
export type Template = {
  readonly id: string;
  readonly title: string;
  /** What it is for, one sentence. */
  readonly description: string;
  readonly sections: readonly TemplateSection[];
};

const judgments: TemplateSection = { kind: 'key-judgments', heading: 'Key judgments', begins: ['judgment'] };
const evidence: TemplateSection = { kind: 'supporting-evidence', heading: 'Supporting evidence', begins: ['evidence'] };
const sources: TemplateSection = { kind: 'sources', heading: 'Sources', begins: ['source'] };
const recommendations: TemplateSection = {
  kind: 'recommendations',
  heading: 'Recommendations',
  begins: ['recommendation'],
};

/** The templates that the product ships, the usual one first. */
export const templates = [
  {
    id: 'assessment',
    title: 'Assessment',
    description: 'Key judgments with the evidence, implications, recommendations and sources behind them.',
    sections: [
      judgments,
      evidence,
      { kind: 'implications', heading: 'Implications', begins: [] },
      recommendations,
      sources,
    ],
  },
  {
    id: 'blank',
    title: 'Blank',
    description: 'A title and an empty page.',
    sections: [],
  },
  {
    id: 'warning-note',
    title: 'Warning note',
    description: 'One judgment about what may happen soon, what speaks for it, and what to watch and do.',
    sections: [
      { ...judgments, heading: 'Warning' },
      { ...evidence, heading: 'What has been seen' },
      { kind: 'indicators', heading: 'What to watch', begins: ['indicator'] },
      { kind: 'implications', heading: 'If it happens', begins: [] },
      { ...recommendations, heading: 'What to do now' },
      sources,
    ],
  },
  {
    id: 'situation-report',
    title: 'Situation report',
    description: 'What happened in a period, what is reported, what comes next and what is not known.',
    sections: [
      { kind: 'free', heading: 'Summary', begins: [] },
      { kind: 'free', heading: 'Developments', begins: ['bulletList'] },
      { ...evidence, heading: 'Reporting' },
      { ...judgments, heading: 'Outlook' },
      { kind: 'gaps', heading: 'What is not known', begins: ['gap'] },
      sources,
    ],
  },
] as const satisfies readonly Template[];

/** Ids of the shipped templates. */
export type ShippedTemplateId = (typeof templates)[number]['id'];

/**
 * The first draft that a shipped template gives. Without block ids: `withFreshIds` adds them.
 *
 * @param paper.scale Id of the scale that the paper is on; with `wording`, it stands in the title.
 */
export function draftOfShipped(
  id: ShippedTemplateId,
  title: string,
  paper: { readonly scale?: string; readonly wording?: string | null } = {},
): DocJson {
  const found: Template = templates.find((template) => template.id === id) ?? templates[0];
  const clean = title.replace(/\s+/gu, ' ').trim();
  const attributes = { scale: paper.scale ?? null, wording: paper.wording ?? null };
  const head = block('title', textBlock('title', clean).content ?? [], attributes);
  const sections = found.sections.map(({ kind, heading, begins }) => section(kind, heading, begins.map(startBlock)));
  return { type: 'doc', content: [head, ...(sections.length > 0 ? sections : [textBlock('paragraph', '')])] };
}

/** An empty block with the parts in which people write. */
function startBlock(kind: StartKind): NodeJson {
  const parts: Readonly<Record<Exclude<StartKind, 'paragraph'>, readonly NodeJson[]>> = {
    judgment: [textBlock('statement', ''), textBlock('basis', '')],
    evidence: [textBlock('paragraph', '')],
    recommendation: [textBlock('paragraph', '')],
    source: [textBlock('sourceTitle', ''), textBlock('descriptor', '')],
    indicator: [textBlock('statement', '')],
    gap: [textBlock('statement', '')],
    bulletList: [block('listItem', [textBlock('paragraph', '')])],
  };
  return kind === 'paragraph' ? textBlock('paragraph', '') : block(kind, parts[kind]);
}
