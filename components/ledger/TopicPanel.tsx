import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import type { LedgerScoresDto, PointDto } from '@/lib/protocol/ledgerDto.ts';
import { ledgerAddress, type LedgerView } from './ledgerAddress.ts';
import { missingWords, scoreWords } from './ledgerWords.ts';

type Topic = LedgerScoresDto['topics'][number];

/** A small plot for each topic; a number from 30 resolved judgments, below that the points alone. */
export function TopicPanel(props: { readonly topics: readonly Topic[]; readonly view: LedgerView }) {
  if (props.topics.length === 0) return null;
  return (
    <section className="panel mset" aria-labelledby="topic-title">
      <div className="mhd">
        <h2 id="topic-title">By topic</h2>
        <span className="xs muted">
          A larger dot stands for more cases. A topic is scored from 30 resolved judgments.
        </span>
      </div>
      <ul className="mults">
        {props.topics.map((topic) => (
          <li className="mult" key={topic.name}>
            <SmallPlot points={topic.points} />
            <div className="said">
              <Link href={ledgerAddress({ ...props.view, topic: topic.name })} scroll={false} dir="auto">
                {topic.name}
              </Link>
              <span className="muted">{topic.count} resolved</span>
              <TopicScore topic={topic} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TopicScore({ topic: { score } }: { readonly topic: Topic }) {
  if (score.state === 'too-few') return <span className="muted">Too few to score: {missingWords(score.missing)}.</span>;
  const { skill } = score;
  return (
    <>
      <span className="b num">{scoreWords(score.brier)}</span>
      <span className="muted">base rate {scoreWords(score.reference)}</span>
      {skill === null ? null : (
        <span className={skill < 0 ? 'warn-t' : 'ok-t'}>
          {skill < 0 ? <ArrowUp className="i s" /> : <ArrowDown className="i s" />} {Math.round(Math.abs(skill) * 100)}%{' '}
          {skill < 0 ? 'worse than it' : 'better'}
        </span>
      )}
    </>
  );
}

/** Where 0 and 100 per cent are drawn, px. */
const edge = 8;
const side = 124;
const across = (share: number): number => edge + share * side;
const up = (share: number): number => edge + side - share * side;

/** The shape alone: its words stand beside it. */
function SmallPlot({ points }: { readonly points: readonly PointDto[] }) {
  return (
    <svg viewBox="0 0 140 140" width="140" height="140" aria-hidden="true">
      <rect className="frame" x={edge} y={edge} width={side} height={side} />
      {points.map(({ term }) => {
        const size = (term.hi - term.lo) * side;
        return <rect key={term.id} className="band" x={across(term.lo)} y={up(term.hi)} width={size} height={size} />;
      })}
      <line className="perfect" x1={across(0)} y1={up(0)} x2={across(1)} y2={up(1)} />
      {points.map(({ term, share, count }) =>
        share === null ? null : (
          <circle
            key={term.id}
            className="dot"
            cx={across((term.lo + term.hi) / 2)}
            cy={up(share)}
            r={Math.min(9, 2 + 1.5 * Math.sqrt(count))}
          />
        ),
      )}
    </svg>
  );
}
