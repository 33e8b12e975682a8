'use client';
import { Popover } from 'radix-ui';
import { readingMinutes, type Count, type DraftCounts } from '../outline/draftCounts.ts';

const figure = (count: number) => count.toLocaleString('en');
const wordsOf = (count: number) => `${figure(count)} ${count === 1 ? 'word' : 'words'}`;

/** "3 judgments · 1,024 words", and behind it what else can be counted. */
export function Counts(props: {
  /** Null until the live draft is there, as the rest. */
  readonly judgments: number | null;
  readonly counts: DraftCounts | null;
  readonly selection: Count | null;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onJump: (id: string) => void;
}) {
  const { counts, selection, judgments } = props;
  if (counts === null || judgments === null) return null;
  const told = judgments === 1 ? '1 judgment' : `${judgments} judgments`;
  return (
    <Popover.Root open={props.isOpen} onOpenChange={props.onOpen}>
      <Popover.Trigger className="foot-button">
        {told} · {wordsOf(counts.words)}
        {selection === null ? '' : ` · ${wordsOf(selection.words)} selected`}
      </Popover.Trigger>
      <Popover.Portal container={typeof document === 'undefined' ? null : document.getElementById('main')}>
        <Popover.Content
          className="pop counts floating"
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label="Word count"
        >
          <table>
            <thead>
              <tr>
                <th scope="col">
                  <span className="hide">Part</span>
                </th>
                <th scope="col">Words</th>
                <th scope="col">Characters</th>
              </tr>
            </thead>
            <tbody>
              {selection === null ? null : <Row name="Selection" count={selection} />}
              <Row name="Whole document" count={counts} />
              {counts.sections.map((section, index) => (
                <Row
                  key={section.id ?? index}
                  name={section.heading === '' ? 'Section without a heading' : section.heading}
                  count={section}
                  onJump={
                    section.id === null
                      ? undefined
                      : () => {
                          props.onOpen(false);
                          props.onJump(section.id ?? '');
                        }
                  }
                />
              ))}
            </tbody>
          </table>
          <p className="hint">
            About {readingMinutes(counts.words)} min to read, at 238 words a minute. Title and section headings are not
            counted.
          </p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Row(props: { readonly name: string; readonly count: Count; readonly onJump?: (() => void) | undefined }) {
  return (
    <tr>
      <th scope="row">
        {props.onJump === undefined ? (
          <b>{props.name}</b>
        ) : (
          <button type="button" className="quiet small cut" onClick={props.onJump}>
            {props.name}
          </button>
        )}
      </th>
      <td className="num">{figure(props.count.words)}</td>
      <td className="num">{figure(props.count.characters)}</td>
    </tr>
  );
}
