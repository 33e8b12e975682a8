import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { tokenForms, type TokenForm } from '../../../lib/document/grammar.ts';
import { tokenWords } from '../../../lib/domain/likelihood/tokenWords.ts';
import { capitalised } from '../../ui/capitalised.ts';
import type { BlockTargets } from './blockNumbers.ts';
import type { PaperSettings } from './paperSettings.ts';

/** A form as a token stores it, or null. */
export function formOf(value: unknown): TokenForm | null {
  return tokenForms.find((form) => form === value) ?? null;
}

/** What a likelihood token prints: words in the case of its place, and the range where the paper prints it. */
export type TokenShown = { readonly words: string | null; readonly range: string | null };

const beginsSentence = /(?:^|[.!?…]["'”’)\]]*\s)\s*$/u;

/** @param before The text before the token in its block: it decides about the capital. */
export function tokenShown(form: unknown, termId: unknown, before: string, settings: PaperSettings): TokenShown {
  const { scale, paper } = settings;
  const { words, range } = tokenWords({
    scale,
    wording: paper.wording,
    termId: typeof termId === 'string' ? termId : null,
    form: formOf(form),
    ranges: paper.ranges,
  });
  if (words === null) return { words: null, range: null };
  return { words: beginsSentence.test(before) ? capitalised(words) : words, range };
}

/** A citation as it is printed: "[S2, p. 4]", "[S2, recalled]", or that its source is missing. */
export function citationText(target: unknown, locator: unknown, targets: BlockTargets, isRecalled = false): string {
  const source = typeof target === 'string' ? targets.get(target) : undefined;
  if (source === undefined) return '[missing source]';
  const place = typeof locator === 'string' && locator.trim() !== '' ? locator : null;
  const parts = [source.label, place, isRecalled ? 'recalled' : null];
  return `[${parts.filter((part) => part !== null).join(', ')}]`;
}

/** A run of a sentence; `isTerm` where it is the likelihood. */
export type SentenceRun = { readonly text: string; readonly isTerm: boolean };

/** A text block as it reads with this likelihood: tokens and citations in words, footnotes left out. */
export function sentenceRuns(
  block: ProseMirrorNode,
  termId: unknown,
  settings: PaperSettings,
  targets: BlockTargets,
): readonly SentenceRun[] {
  const runs: SentenceRun[] = [];
  let before = '';
  const add = (text: string, isTerm: boolean) => {
    runs.push({ text, isTerm });
    before += text;
  };
  for (const child of block.children) {
    switch (child.type.name) {
      case 'text':
        add(child.text ?? '', false);
        break;
      case 'hardBreak':
        add('\n', false);
        break;
      case 'likelihoodTerm': {
        const { words, range } = tokenShown(child.attrs.form, termId, before, settings);
        add(words ?? '[likelihood]', true);
        if (range !== null) add(` (${range})`, false);
        break;
      }
      case 'citation':
        add(citationText(child.attrs.target, child.attrs.locator, targets), false);
        break;
      default:
    }
  }
  return runs;
}
