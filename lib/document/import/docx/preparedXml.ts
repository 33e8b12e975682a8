import { formulasAsText } from './formulasAsText.ts';

/** Wrappers whose content the reader of Word files would drop: fields, runs of another direction, readings above words. */
const wrappers = /<\/?w:(?:fldSimple|dir|bdo|ruby|rubyBase|rt)(?: [^>]*)?>/gu;

/** A part of a Word file so that no words in it are lost on the reader; and how many formulas became text. */
export function preparedXml(xml: string): { readonly xml: string; readonly formulas: number } {
  const plain = formulasAsText(xml);
  return { xml: plain.xml.replace(wrappers, '').replaceAll('<w:cr/>', '<w:br/>'), formulas: plain.count };
}
