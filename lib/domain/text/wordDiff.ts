/** A run of words in a comparison of two texts. */
export type WordChange = { readonly op: 'equal' | 'insert' | 'delete'; readonly text: string };

/** Beyond so many pairs of words to compare, what differs is given as one deletion and one insertion. */
const mostPairs = 4_000_000;

/**
 * What changed from one text to another, word by word: the equal and deleted runs joined are `before`, the equal and
 * inserted ones `after`. Where words are replaced the deletion comes first.
 */
export function wordDiff(before: string, after: string): readonly WordChange[] {
  const a = pieces(before);
  const b = pieces(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const changes: WordChange[] = [];
  add(changes, 'equal', a.slice(0, start).join(''));
  for (const change of middle(a.slice(start, a.length - end), b.slice(start, b.length - end)))
    add(changes, change.op, change.text);
  add(changes, 'equal', a.slice(a.length - end).join(''));
  return tidied(changes);
}

/** Words, white space and signs, each by itself; a letter beyond the basic plane is never cut. */
function pieces(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+(?:['’\-‐‑][\p{L}\p{N}\p{M}]+)*|\s+|[^]/gu) ?? [];
}

function middle(a: readonly string[], b: readonly string[]): readonly WordChange[] {
  if (a.length * b.length > mostPairs || a.length === 0 || b.length === 0) {
    return [
      { op: 'delete', text: a.join('') },
      { op: 'insert', text: b.join('') },
    ];
  }
  const width = b.length + 1;
  // Longest common run of what follows each pair of places.
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        a[i] === b[j]
          ? (common[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(common[(i + 1) * width + j] ?? 0, common[i * width + j + 1] ?? 0);
    }
  }
  const changes: WordChange[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      changes.push({ op: 'equal', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (
      j >= b.length ||
      (i < a.length && (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0))
    ) {
      changes.push({ op: 'delete', text: a[i] ?? '' });
      i += 1;
    } else {
      changes.push({ op: 'insert', text: b[j] ?? '' });
      j += 1;
    }
  }
  return changes;
}

function add(changes: WordChange[], op: WordChange['op'], text: string): void {
  if (text === '') return;
  const last = changes.at(-1);
  if (last?.op === op) changes[changes.length - 1] = { op, text: last.text + text };
  else changes.push({ op, text });
}

/** A lone space between two changes belongs to them: "two [old words]" reads better than "[old] [words]". */
function tidied(changes: readonly WordChange[]): readonly WordChange[] {
  const out: WordChange[] = [];
  let deleted = '';
  let inserted = '';
  const flush = () => {
    add(out, 'delete', deleted);
    add(out, 'insert', inserted);
    deleted = '';
    inserted = '';
  };
  for (const [at, { op, text }] of changes.entries()) {
    const isBetween = deleted !== '' && inserted !== '' && changes[at + 1] !== undefined;
    if (op === 'delete') deleted += text;
    else if (op === 'insert') inserted += text;
    else if (isBetween && text.trim() === '' && text.length <= 1) {
      deleted += text;
      inserted += text;
    } else {
      flush();
      add(out, 'equal', text);
    }
  }
  flush();
  return out;
}
