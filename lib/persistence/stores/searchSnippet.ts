import type { SnippetPart } from '../../commands/ports.ts';

/** What stands around marked words while they travel; both are taken out of the text first, so that no text can mark itself. */
export const [markStart, markStop] = ['\u0002', '\u0003'];
/** How `ts_headline` is asked for them. */
export const headline = `StartSel=${markStart}, StopSel=${markStop}, MaxWords=30, MinWords=14, ShortWord=2`;

/** The marked words as data; an ellipsis where the block says more than is shown. */
export function snippetOf(words: string, starts: boolean, ends: boolean): readonly SnippetPart[] {
  const parts = words.split(markStart).flatMap((piece, index) => {
    const [first = '', ...rest] = piece.split(markStop);
    const isMark = index > 0 && rest.length > 0;
    return isMark
      ? [
          { text: first, marked: true },
          { text: rest.join(''), marked: false },
        ]
      : [{ text: piece.replaceAll(markStop, ''), marked: false }];
  });
  return [
    ...(starts ? [] : [{ text: '… ', marked: false }]),
    ...parts.filter((part) => part.text !== ''),
    ...(ends ? [] : [{ text: ' …', marked: false }]),
  ];
}
