/** Word's formulas as their text, which the reader of Word files would drop; and how many there were. */
export function formulasAsText(xml: string): { readonly xml: string; readonly count: number } {
  const parts: string[] = [];
  let count = 0;
  let at = 0;
  for (;;) {
    const begin = nextOpening(xml, at);
    const end = begin < 0 ? -1 : xml.indexOf('</m:oMath>', begin);
    if (end < 0) break;
    const words = [...xml.slice(begin, end).matchAll(/<m:t(?: [^>]*)?>([^<]*)<\/m:t>/gu)].map(
      (match) => match[1] ?? '',
    );
    parts.push(xml.slice(at, begin), `<w:r><w:t xml:space="preserve">${words.join('')}</w:t></w:r>`);
    count += 1;
    at = end + '</m:oMath>'.length;
  }
  parts.push(xml.slice(at));
  const joined = parts
    .join('')
    .replace(/<\/?m:oMathPara>|<m:oMathParaPr>.*?<\/m:oMathParaPr>|<m:oMathParaPr\/>/gsu, '');
  return { xml: joined, count };
}

function nextOpening(xml: string, from: number): number {
  const found = /<m:oMath[ >]/gu;
  found.lastIndex = from;
  return found.exec(xml)?.index ?? -1;
}
