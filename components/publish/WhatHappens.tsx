import { Archive, Ban, Link, MessagesSquare, Target, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import type { PublishingDto } from '@/lib/protocol/publicationDto.ts';

/** What follows from something that cannot be undone, each with an icon. */
export function Consequences(props: {
  readonly items: readonly { readonly icon: LucideIcon; readonly words: ReactNode; readonly key: string }[];
}) {
  return (
    <section className="then" aria-labelledby="what-happens">
      <h3 id="what-happens">What happens</h3>
      <ul>
        {props.items.map(({ icon: Icon, words, key }) => (
          <li key={key}>
            <Icon className="i" />
            <span>{words}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What publishing does. */
export function WhatHappens({ state }: { readonly state: PublishingDto }) {
  const { number, slug, previous, judgments, openRounds } = state;
  const horizon = judgments.firstHorizon === null ? '' : `; the first horizon is ${dateWords(judgments.firstHorizon)}`;
  const latest = (
    <>
      Version {number} becomes the latest at <code>/r/{slug}</code>. Nobody can edit it.
    </>
  );
  return (
    <Consequences
      items={[
        { key: 'latest', icon: Link, words: latest },
        ...(previous === null
          ? []
          : [
              {
                key: 'previous',
                icon: Archive,
                words: `Version ${previous.number} stays readable at its own address, marked superseded.`,
              },
            ]),
        {
          key: 'judgments',
          icon: Target,
          words: `${judgments.count === 1 ? '1 judgment enters' : `${judgments.count} judgments enter`} the ledger${horizon}.`,
        },
        ...openRounds.map((round) => ({
          key: `round ${round.number}`,
          icon: MessagesSquare,
          words: roundWords(round),
        })),
        { key: 'for good', icon: Ban, words: 'It can be retracted later with a notice. It cannot be unpublished.' },
      ]}
    />
  );
}

/** What becomes of a round that is open: nothing of it ends by publishing. */
function roundWords({ number, kind, awaited }: PublishingDto['openRounds'][number]): string {
  const people = awaited === 1 ? '1 answer is' : `${awaited} answers are`;
  const late = awaited === 0 ? '' : ` ${people} still to come, and would be about the next version.`;
  return kind === 'review'
    ? `Round ${number} stays open: its approvals can be confirmed for the next version, or it can be closed.${late}`
    : `Round ${number}, coordination, stays open until it is closed.${late}`;
}
