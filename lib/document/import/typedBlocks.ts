import { sentencesOf } from '../../domain/text/sentencesOf.ts';
import { unreachable } from '../../domain/result.ts';
import type { NodeJson } from '../docJson.ts';
import type { SectionKind } from '../grammar.ts';
import { inlineSlice, inlineText, trimmedInline } from './inlineSlice.ts';
import { makeBlock, type MadeKind } from './makeBlock.ts';
import type { Reading } from './termToToken.ts';

/** What a section's text is cut into: its sentences, or its lines (paragraphs and list items). */
type Cut = { readonly kind: MadeKind; readonly by: 'sentence' | 'line' };

/**
 * What a block becomes by the section it stands in: under key judgments and implications each sentence is a judgment (IM6),
 * under the others each line or sentence is what the section is named after (IM7). Headings, tables, figures and quotations
 * stay what they are, as does a line that only leads to what follows ("We judge that:") and a line of code.
 */
export function typedBlocks(node: NodeJson, section: SectionKind, reading: Reading): readonly NodeJson[] {
  const cut = cutOf(section);
  if (cut === null) return [node];
  switch (node.type) {
    case 'paragraph':
      return fromLine(node.content ?? [], cut, reading) ?? [node];
    case 'bulletList':
    case 'orderedList':
      return (node.content ?? []).flatMap((item) => fromItem(item, cut, reading));
    case 'blockquote':
      return cut.kind === 'evidence' ? [makeBlock('evidence', [node], reading)] : [node];
    default:
      return [node];
  }
}

function cutOf(section: SectionKind): Cut | null {
  switch (section) {
    case 'key-judgments':
    case 'implications':
      return { kind: 'judgment', by: 'sentence' };
    case 'supporting-evidence':
      return { kind: 'evidence', by: 'line' };
    case 'recommendations':
      return { kind: 'recommendation', by: 'line' };
    case 'sources':
      return { kind: 'source', by: 'line' };
    case 'alternatives':
      return { kind: 'alternative', by: 'line' };
    case 'assumptions':
      return { kind: 'assumption', by: 'sentence' };
    case 'indicators':
      return { kind: 'indicator', by: 'sentence' };
    case 'gaps':
      return { kind: 'gap', by: 'sentence' };
    case 'free':
      return null;
    default:
      return unreachable(section);
  }
}

/** An item of a list: its judgments by the sentence, else one block that holds all of it. */
function fromItem(item: NodeJson, cut: Cut, reading: Reading): readonly NodeJson[] {
  const content = item.content ?? [];
  const isOneLine = content.length === 1 && content[0]?.type === 'paragraph';
  if (cut.kind === 'judgment' || (cut.by === 'sentence' && !isOneLine)) {
    const made = content.flatMap((child) => {
      if (child.type === 'paragraph') return fromLine(child.content ?? [], cut, reading) ?? [child];
      if (child.type === 'bulletList' || child.type === 'orderedList') {
        return (child.content ?? []).flatMap((inner) => fromItem(inner, cut, reading));
      }
      return [child];
    });
    return withIfWrong(made);
  }
  return content.length === 0 ? [] : [makeBlock(cut.kind, content, reading)];
}

/** "Oil stays cheap. If it does not, all changes.": what follows if an assumption is wrong goes with it. */
function withIfWrong(blocks: readonly NodeJson[]): readonly NodeJson[] {
  const made: NodeJson[] = [];
  for (const each of blocks) {
    const last = made.at(-1);
    const [statement] = each.content ?? [];
    const says = each.type === 'assumption' && /^if(?![\p{L}-])/iu.test(inlineText(statement?.content ?? []));
    const [held, ifWrong] = last?.content ?? [];
    if (says && last?.type === 'assumption' && held && (ifWrong?.content ?? []).length === 0) {
      made[made.length - 1] = { ...last, content: [held, { type: 'ifWrong', content: statement?.content ?? [] }] };
    } else made.push(each);
  }
  return made;
}

/** Null for a line that stays a paragraph. */
function fromLine(content: readonly NodeJson[], cut: Cut, reading: Reading): readonly NodeJson[] | null {
  const text = inlineText(content).trim();
  if (text === '' || isCode(content) || /[:：]$/u.test(text)) return null;
  const parts = cut.by === 'line' ? [content] : sentencesIn(content);
  return withIfWrong(parts.map((part) => makeBlock(cut.kind, [{ type: 'paragraph', content: part }], reading)));
}

function isCode(content: readonly NodeJson[]): boolean {
  return content.every((node) => node.type === 'hardBreak' || node.marks?.some((mark) => mark.type === 'code'));
}

/** A line's sentences, each with its marks and footnotes. */
export function sentencesIn(content: readonly NodeJson[]): readonly (readonly NodeJson[])[] {
  const line = trimmedInline(content);
  const parts = sentencesOf(inlineText(line)).map(({ from, to }) => trimmedInline(inlineSlice(line, from, to)));
  return parts.length === 0 ? [line] : parts;
}
