import { labelOf, rangeLabel, termById } from '../../domain/likelihood/scaleById.ts';
import { dateWords } from '../../domain/text/dateWords.ts';
import type { EarlierStand } from '../publication/earlierStands.ts';
import { html, type Markup } from './markup.ts';
import { pastRuler } from './ruler.ts';

/** What earlier versions said of a judgment, by its block's id; null where there is nothing to say. */
export type Stood = (judgmentId: string) => Markup | null;

/**
 * "Said before": each earlier likelihood with its versions, the latest first, dashed as what no longer holds is.
 *
 * @param address Of a version's page.
 * @param isRetracted Whether a version was: what it said is then still what was said, and no longer to be relied on.
 */
export function readerStood(
  stands: ReadonlyMap<string, readonly EarlierStand[]>,
  wording: string | undefined,
  address: (number: number) => string,
  isRetracted: (number: number) => boolean,
): Stood {
  const version = (number: number, before: Markup | null): Markup =>
    html`<a class="link" href="${address(number)}">${before}v${number}</a
      >${isRetracted(number) ? ' (retracted)' : null}`;
  const line = ({ first, last, since, likelihood, scale }: EarlierStand): Markup => {
    const term = termById(scale, likelihood);
    const words = term === null ? (likelihood?.replaceAll('-', ' ') ?? 'no likelihood') : labelOf(term, wording);
    const range = term === null ? null : html` <span class="range">${rangeLabel(term)}</span>`;
    const versions = html`${version(first, html`<span class="hide">Version </span>`)}${
      first === last ? null : html` to ${version(last, null)}`
    }`;
    return html`<li>
      <span class="when">${versions} · ${dateWords(since.slice(0, 10))}</span> ${words}${range}${
        term === null ? null : pastRuler(scale, term)
      }
    </li>`;
  };
  return (judgmentId) => {
    const said = stands.get(judgmentId);
    return said === undefined
      ? null
      : html`<div class="stood">
          <p class="name">Said before</p>
          <ol>
            ${said.map(line)}
          </ol>
        </div>`;
  };
}
