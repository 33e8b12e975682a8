import { unreachable } from '../../domain/result.ts';
import { likelihoodInSentence } from '../../domain/likelihood/likelihoodInSentence.ts';
import { sentencesOf } from '../../domain/text/sentencesOf.ts';
import type { NodeJson } from '../docJson.ts';
import { acceptsAttribute } from '../grammar.ts';
import { block, textBlock } from './blocks.ts';
import { inlineText } from './inlineSlice.ts';
import { judgmentKindOf } from './judgmentKindOf.ts';
import { linesOf } from './linesOf.ts';
import { termToToken, type Reading } from './termToToken.ts';

/** The structured blocks that can be made of lines. */
export type MadeKind =
  'judgment' | 'evidence' | 'recommendation' | 'assumption' | 'alternative' | 'indicator' | 'gap' | 'source';

/**
 * A structured block that holds all of `flow` (paragraphs, lists, quotations): as they are where the kind holds such, else
 * as lines of its statement, a hard break between them. Without an id.
 */
export function makeBlock(kind: MadeKind, flow: readonly NodeJson[], reading: Reading): NodeJson {
  switch (kind) {
    case 'evidence':
    case 'recommendation':
      return block(kind, flow);
    case 'judgment': {
      const { content, likelihood } = termToToken(joined(linesOf(flow)), reading);
      const attributes = { kind: judgmentKindOf(inlineText(joined(linesOf(flow)))), likelihood };
      return block('judgment', [block('statement', content), textBlock('basis', '')], attributes);
    }
    case 'alternative':
      return alternativeOf(joined(linesOf(flow)), reading);
    case 'assumption':
      return block('assumption', [block('statement', joined(linesOf(flow))), textBlock('ifWrong', '')]);
    case 'indicator':
    case 'gap':
      return block(kind, [block('statement', joined(linesOf(flow)))]);
    case 'source':
      return sourceOf(flow);
    default:
      return unreachable(kind);
  }
}

/** An alternative's likelihood is what one of its sentences says, if no other says another. */
function alternativeOf(statement: readonly NodeJson[], reading: Reading): NodeJson {
  const made = termToToken(statement, reading);
  const stated = new Set(
    sentencesOf(inlineText(statement)).flatMap(({ text }) => likelihoodInSentence(text, reading.scale)?.id ?? []),
  );
  const likelihood = stated.size === 1 ? made.likelihood : null;
  const content = likelihood === null ? statement : made.content;
  return block('alternative', [block('statement', content), textBlock('whyNot', '')], { likelihood });
}

/** A source: its first line is the title, further ones describe it; the first web address in it is its own. */
function sourceOf(flow: readonly NodeJson[]): NodeJson {
  const [title = [], ...others] = linesOf(flow);
  const url = addressIn(linesOf(flow).flat());
  return block('source', [block('sourceTitle', title), block('descriptor', joined(others))], { url });
}

function addressIn(content: readonly NodeJson[]): string | null {
  const linked = content.flatMap((node) => node.marks ?? []).find((mark) => mark.type === 'link')?.attrs?.href;
  const written = /https?:\/\/[^\s<>"”)\]]+/iu.exec(inlineText(content))?.[0]?.replace(/[.,;:]+$/u, '');
  return [linked, written].find((url) => typeof url === 'string' && acceptsAttribute('source', 'url', url)) ?? null;
}

/** Lines as one line's content, a hard break between them. */
export function joined(lines: readonly (readonly NodeJson[])[]): readonly NodeJson[] {
  return lines.flatMap((line, index) => (index === 0 ? line : [{ type: 'hardBreak' }, ...line]));
}
