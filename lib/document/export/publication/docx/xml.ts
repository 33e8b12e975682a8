/** A piece of XML, made by `element` alone: text can never become markup. */
export type Xml = { readonly xml: string };

type Attributes = Readonly<Record<string, string | number>>;

/** An element with its attributes and what stands in it. Text is escaped. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly (Xml | string)[]): Xml {
  const attrs = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  const inner = content.map((each) => (typeof each === 'string' ? escapeXml(each) : each.xml)).join('');
  return { xml: inner === '' ? `<${name}${attrs.join('')}/>` : `<${name}${attrs.join('')}>${inner}</${name}>` };
}

/** A file of XML with this root. */
export function xmlFile(root: Xml): Uint8Array {
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root.xml}`);
}

/** What XML 1.0 cannot hold, or only as what nobody means: control characters, halves of pairs, two that are no characters. */
const impossible = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

function escapeXml(text: string): string {
  return text
    .replace(impossible, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
