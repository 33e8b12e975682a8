/** Deepest nesting of elements in a part; Word nests tables and boxes to some dozens. */
const maxDepth = 400;

/**
 * Whether a part may be handed to a parser: no document type (which could define entities that grow without end, or name
 * files), and no nesting that would exhaust a parser's stack (IM13).
 */
export function isHarmlessXml(xml: string): boolean {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(xml)) return false;
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) {
    const sign = xml.charAt(at + 1);
    if (sign === '/') depth -= 1;
    else if (sign !== '?' && sign !== '!') {
      const end = xml.indexOf('>', at);
      if (end < 0) return false;
      if (xml.charAt(end - 1) !== '/') depth += 1;
      if (depth > maxDepth) return false;
    }
  }
  return true;
}

/** XML of a part as text: UTF-8, or UTF-16 where its mark says so. */
export function xmlText(bytes: Uint8Array): string {
  const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(isLittle ? 'utf-16le' : isBig ? 'utf-16be' : 'utf-8').decode(bytes);
}
