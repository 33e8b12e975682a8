/** Never the last word of a sentence: titles and words that point to what follows. */
const neverLast = new Set(
  (
    'dr mr mrs ms prof gen lt col sgt capt cpt cmdr maj adm brig cpl sen rep gov pres st hon amb supt rev fr msgr ' +
    'vs e.g i.e eg ie cf viz approx ca esp incl resp op'
  ).split(' '),
);
/** Not the last word when a number follows: "No. 5", "Fig. 2", "Jan. 5". */
const beforeNumber = new Set(
  (
    'no nos fig figs vol vols p pp para paras art arts sec secs ch chap app eq ed pt c ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);
/** May end a sentence; it does when a usual first word follows. */
const maybeLast = new Set('etc inc ltd co corp jr sr al dept univ est govt mt ft bros'.split(' '));

/** Words that begin sentences and hardly ever follow an abbreviation inside one ("the U.S. Navy" but "in the U.S. The"). */
const starters = new Set(
  (
    'the this that these those it its in on at if but and however he she they we you i there here as for from when while ' +
    'although though such some many several meanwhile moreover furthermore further therefore thus finally our their ' +
    'his her a an both any no not nor neither either after before since to by with without what why how who where ' +
    'yet so because under according despite even most more other another one two three unless until instead ' +
    'nevertheless nonetheless additionally consequently similarly likewise overall first second third'
  ).split(' '),
);

/** An acronym written with stops, or an initial: "U.S", "a.m", "Ph.D", "J". The last stop is not in it. */
const acronym = /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$|^\p{Lu}$/u;
/** All that stands before the stop is an enumerator: "1", "2.3", "(iv", "b". */
const enumerator = /^\s*\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxIVX]{1,5}|\p{L})$/u;

/**
 * Whether a single full stop ends a sentence.
 *
 * @param before The sentence so far, or its last 64 characters, without the stop.
 * @param after What follows after white space, beginning with its first letter or digit; 40 characters will do.
 */
export function endsAtFullStop(before: string, after: string): boolean {
  if (enumerator.test(before)) return false;
  const word = /[^\s()[\]{}"'“”‘’«»/–—-]*$/u.exec(before)?.[0] ?? '';
  const plain = word.toLowerCase();
  if (neverLast.has(plain)) return false;
  if (beforeNumber.has(plain) && /^\d/u.test(after)) return false;
  if (!maybeLast.has(plain) && !acronym.test(word)) return true;
  const following = /^[\p{L}’']+/u.exec(after)?.[0] ?? '';
  // What has no case (CJK, Arabic, emoji) cannot be told by its first letter: the stop then counts.
  if (!/^[\p{Lu}\p{N}]/u.test(after)) return true;
  return starters.has(following.toLowerCase());
}
