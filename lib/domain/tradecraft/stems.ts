const stopWords = new Set(
  'a an the and or of to in on at for with by from as is are was were be been its it this that these those their his her will would can could may might likely unlikely very highly than then also into over between'.split(
    ' ',
  ),
);

/** The words that carry a text's meaning, cut to their stems roughly: enough to tell whether two texts speak of one thing. */
export function contentStems(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}][\p{L}'’-]*/gu) ?? [];
  return new Set(
    words
      .filter((word) => word.length > 2 && !stopWords.has(word))
      .map((word) =>
        word
          .replace(/['’]s$/u, '')
          .replace(/(?:ing|ed|es|e|s|ation|ations|ly|ise|ize)$/u, '')
          .slice(0, 7),
      ),
  );
}
