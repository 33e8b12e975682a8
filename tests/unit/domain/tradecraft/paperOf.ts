import { icd203 } from '../../../../lib/domain/likelihood/icd203.ts';
import { noFields } from '../../../../lib/domain/tradecraft/CheckedPaper.ts';
import type {
  CheckedBlock,
  CheckedFields,
  CheckedKind,
  CheckedPaper,
  CheckedRelation,
  CheckedText,
} from '../../../../lib/domain/tradecraft/CheckedPaper.ts';

type Given = {
  readonly section?: string | null;
  readonly fields?: Partial<CheckedFields>;
  /** `supports:e1`, with `!` where the target is gone. */
  readonly links?: readonly string[];
  readonly basis?: string;
  readonly ifWrong?: string;
  /** Sources cited in its lines. */
  readonly cited?: readonly string[];
  readonly isPortion?: boolean;
};

/** Text in which `{likely}` is a token and `[1]` a citation. */
export function textOf(blockId: string, part: CheckedText['part'], written: string): CheckedText {
  let text = '';
  const tokens: { from: number; to: number }[] = [];
  const citations: { from: number; to: number }[] = [];
  for (const piece of written.split(/(\{[^}]*\}|\[\d\])/u)) {
    const from = text.length;
    text += piece.startsWith('{') ? piece.slice(1, -1) : piece;
    if (piece.startsWith('{')) tokens.push({ from, to: text.length });
    if (/^\[\d\]$/u.test(piece)) citations.push({ from, to: text.length });
  }
  return { blockId, part, text, tokens, citations };
}

function linkOf(written: string): CheckedRelation {
  const [kind = '', target = ''] = written.replace('!', '').split(':');
  return { kind, target, isBroken: written.endsWith('!') };
}

/** A block with one line of text, and a judgment's basis beside it. */
export function block(kind: CheckedKind, id: string, written: string, given: Given = {}): CheckedBlock {
  const isBody = kind === 'evidence' || kind === 'recommendation' || kind === 'paragraph' || kind === 'quote';
  const section = kind === 'judgment' ? 'key-judgments' : kind === 'evidence' ? 'supporting-evidence' : null;
  return {
    id,
    kind,
    section: given.section === undefined ? section : given.section,
    texts: [
      textOf(`${id}-text`, isBody ? 'body' : 'statement', written),
      ...(given.basis === undefined ? [] : [textOf(`${id}-basis`, 'basis', given.basis)]),
      ...(given.ifWrong === undefined ? [] : [textOf(`${id}-wrong`, 'if-wrong', given.ifWrong)]),
    ],
    fields: { ...noFields, ...(kind === 'judgment' && { kind: 'forecast' }), ...given.fields },
    relations: (given.links ?? []).map(linkOf),
    cited: given.cited ?? [],
    isPortion: given.isPortion ?? true,
  };
}

export function paper(blocks: readonly CheckedBlock[], more: Partial<CheckedPaper> = {}): CheckedPaper {
  return {
    scale: icd203,
    wording: null,
    cutoff: '2026-11-20',
    isRangePrinted: true,
    isMarked: false,
    system: null,
    raisedTo: null,
    raisedFor: null,
    today: '2026-11-23',
    review: null,
    blocks,
    ...more,
  };
}
