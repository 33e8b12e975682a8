import type { Fragment, Node as ProseMirrorNode, Slice } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { targetsIn } from './blockNumbers.ts';
import { settingsIn } from './paperSettings.ts';
import { citationText, tokenShown } from './tokenText.ts';

/**
 * Copied text as it reads: tokens and citations in their words, footnotes in brackets where they stand.
 *
 * @param likelihood Of the block around the slice, where the slice begins within its sentence.
 */
export function plainText(slice: Slice, state: EditorState, likelihood: unknown): string {
  const settings = settingsIn(state);
  const targets = targetsIn(state);
  const lines: string[] = [];
  const line = (content: Fragment, termId: unknown): string => {
    let text = '';
    content.forEach((child) => {
      text += inline(child, termId, text);
    });
    return text;
  };
  const inline = (node: ProseMirrorNode, termId: unknown, before: string): string => {
    switch (node.type.name) {
      case 'text':
        return node.text ?? '';
      case 'hardBreak':
        return '\n';
      case 'likelihoodTerm': {
        const { words, range } = tokenShown(node.attrs.form, termId, before, settings);
        return `${words ?? '[likelihood]'}${range === null ? '' : ` (${range})`}`;
      }
      case 'citation':
        return citationText(node.attrs.target, node.attrs.locator, targets);
      case 'footnote':
        return typeof node.attrs.text === 'string' ? ` [${node.attrs.text}]` : '';
      default:
        return '';
    }
  };
  const visit = (node: ProseMirrorNode, termId: unknown) => {
    const kind = node.type.name;
    const inner: unknown = kind === 'judgment' || kind === 'alternative' ? node.attrs.likelihood : termId;
    if (node.isTextblock) lines.push(line(node.content, inner));
    else node.forEach((child) => visit(child, inner));
  };
  if (slice.content.firstChild?.isInline === true) return line(slice.content, likelihood);
  slice.content.forEach((node) => visit(node, likelihood));
  return lines.filter((each) => each.trim() !== '').join('\n\n');
}

/** The likelihood of the block that the selection begins in. */
export function likelihoodAround(state: EditorState): unknown {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === 'judgment' || node.type.name === 'alternative') return node.attrs.likelihood;
  }
  return null;
}

/** Puts `plainText` on the clipboard. */
export function plainClipboard(): Plugin {
  return new Plugin({
    key: new PluginKey('plainClipboard'),
    props: { clipboardTextSerializer: (slice, view) => plainText(slice, view.state, likelihoodAround(view.state)) },
  });
}
