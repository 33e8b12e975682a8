import type { NoteTaker } from '../importNote.ts';

/** Elements with these names in a part. */
function count(xml: string, ...names: readonly string[]): number {
  return xml.match(new RegExp(`<(?:${names.join('|')})[ />]`, 'gu'))?.length ?? 0;
}

/** The words in a part. */
function wordsIn(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map((match) => match[1] ?? '').join(' ');
}

/**
 * Notes what a Word file holds that no draft does (IM12): comments, tracked changes, headers and footers, form fields,
 * charts and drawings.
 *
 * @param parts The file's XML parts by name.
 */
export function noteDocxFacts(parts: ReadonlyMap<string, string>, notes: NoteTaker): void {
  const bodies = [...parts].filter(([name]) => /^word\/(?:document|footnotes|endnotes)[^/]*\.xml$/u.test(name));
  for (const [, xml] of bodies) {
    notes.add('insertion-taken', count(xml, 'w:ins', 'w:moveTo'));
    notes.add('deletion-left', count(xml, 'w:del', 'w:moveFrom'));
    notes.add('drawing', count(xml, 'c:chart', 'dgm:relIds', 'wpc:wpc', 'cx:chart'));
    notes.add(
      'form-field',
      count(xml, 'w:dropDownList', 'w:comboBox', 'w:date', 'w:ffData') - count(xml, 'w:checkBox'),
    );
    notes.add('superscript', count(xml, 'w:highlight'));
  }
  for (const [name, xml] of parts) {
    if (/^word\/comments\.xml$/u.test(name)) notes.add('comment', count(xml, 'w:comment'));
    const words = /^word\/(?:header|footer)\d*\.xml$/u.test(name) ? wordsIn(xml).trim() : '';
    if (words !== '') notes.add('header-footer', 1, words);
  }
}
