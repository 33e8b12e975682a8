/**
 * A PDF as Chromium prints it, with every moment that it names set to `at` (ISO), and the names of its structure's elements
 * counted in the order in which they stand: the browser numbers them in the order in which its process happened to meet them,
 * which is another one when the machine is busy. So the same page gives the same bytes. Nothing changes its length, so that
 * every offset in the file stays right.
 */
export function steadyPdf(pdf: Uint8Array, at: string): Uint8Array {
  const digits = new Date(at).toISOString().replaceAll(/\D/gu, '').slice(0, 14);
  const text = Buffer.from(pdf).toString('latin1');
  const elements = new Set(Array.from(text.matchAll(elementName), ([, number]) => number ?? ''));
  const counted = new Map([...elements].map((number, index) => [number, String(index + 1).padStart(8, '0')]));
  const steady = text
    .replaceAll(/(\/(?:CreationDate|ModDate) ?\(D:)\d{14}/gu, `$1${digits}`)
    .replaceAll(elementName, (_, number: string) => `(node${counted.get(number) ?? number})`)
    .replaceAll(nameTree, (_, before: string, between: string, entries: string) => {
      const sorted = (entries.match(nameEntry) ?? []).toSorted();
      const [first = '', last = ''] = [sorted[0], sorted.at(-1)].map((entry) => entry?.slice(0, nameLength));
      return `${before}[${first} ${last}]${between}[${sorted.join(' ')}]`;
    });
  return Buffer.from(steady, 'latin1');
}

/** An element of the structure, as other parts of the file name it: `(node00000173)`. */
const elementName = /\(node(\d{8})\)/gu;
const nameLength = '(node00000000)'.length;
/** A name with the object that it means; a tree of them is sorted by name, and says its first and its last. */
const nameEntry = /\(node\d{8}\) \d+ \d+ R/gu;
const nameTree =
  /(\/Limits )\[\(node\d{8}\) \(node\d{8}\)\](\s*\/Names )\[((?:\(node\d{8}\) \d+ \d+ R)(?: \(node\d{8}\) \d+ \d+ R)*)\]/gu;
