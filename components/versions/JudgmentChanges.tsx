import type { DiffDto, JudgmentDiffDto } from '@/lib/protocol/versionDto.ts';
import { FieldLine } from './FieldChanges.tsx';
import type { DiffReading } from '@/lib/document/diff/fieldWords.ts';

const said: Readonly<Record<JudgmentDiffDto['change'], string>> = {
  new: 'New',
  unchanged: 'Unchanged',
  strengthened: 'Strengthened',
  weakened: 'Weakened',
  reversed: 'Reversed',
  reworded: 'Reworded',
  dropped: 'Dropped',
};

const told = ['likelihood', 'probability', 'confidence', 'horizon'] as const;

/** What became of each judgment: the change statement, with the fields it rests on. */
export function JudgmentChanges(props: {
  readonly judgments: DiffDto['judgments'];
  readonly reading: DiffReading;
  readonly onShow: (id: string) => void;
}) {
  const changed = props.judgments.filter(({ change }) => change !== 'unchanged');
  const kept = props.judgments.length - changed.length;
  if (props.judgments.length === 0) return null;
  return (
    <section className="typed" aria-label="What became of the judgments">
      <h3>Judgments</h3>
      <ul>
        {changed.map((judgment) => (
          <li key={judgment.id}>
            <button type="button" className="quiet small" onClick={() => props.onShow(judgment.id)}>
              <span className="id">{judgment.label}</span>
              <b>{said[judgment.change]}</b>
              {judgment.reworded && judgment.change !== 'reworded' ? ' and reworded' : ''}
            </button>
            {judgment.change === 'new' || judgment.change === 'dropped'
              ? null
              : told
                  .filter((field) => judgment[field].from !== judgment[field].to)
                  .map((field) => (
                    <span key={field} className="step">
                      <FieldLine field={{ field, ...judgment[field] }} reading={props.reading} />
                    </span>
                  ))}
          </li>
        ))}
      </ul>
      {kept === 0 ? null : (
        <p className="muted">
          {kept === 1 ? '1 judgment stands' : `${kept} judgments stand`} as {kept === 1 ? 'it was' : 'they were'}.
        </p>
      )}
    </section>
  );
}
