'use client';
import './versions.css';
import { ChevronLeft, RotateCcw, Tag } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { readMarkDto, type RestoredVersionDto, type VersionDto } from '@/lib/protocol/versionDto.ts';
import { Brand } from '../ui/Brand.tsx';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { HandlingBanner } from '../ui/HandlingBanner.tsx';
import { notify } from '../ui/notify.tsx';
import { DiffView } from './DiffView.tsx';
import { NameVersionDialog } from './NameVersionDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useDiff, type Compared } from './useDiff.ts';
import { useVersions } from './useVersions.ts';
import { VersionList } from './VersionList.tsx';
import { versionTitle } from './versionWords.ts';

/** The page of an assessment's versions: the list, and what differs between any two or from the draft. */
export function VersionsScreen(props: {
  readonly assessmentId: string;
  readonly title: string;
  /** The draft's banner; empty where it has no marks. */
  readonly mark: string;
  readonly isTraining: boolean;
  readonly mayMake: boolean;
  readonly scales: readonly Scale[];
  readonly first: Compared | null;
  readonly now: string;
}) {
  const { assessmentId, scales } = props;
  const { versions, load, more } = useVersions(assessmentId);
  const [chosen, setChosen] = useState<Compared | null>(props.first);
  const [turn, setTurn] = useState(0);
  const [isNaming, setNaming] = useState(false);
  const [restoring, setRestoring] = useState<VersionDto | null>(null);
  const items = versions.state === 'here' ? versions.items : [];
  const newest = items[0]?.number;
  const compared = chosen ?? (newest === undefined ? null : { from: newest, to: null });
  const diff = useDiff(assessmentId, compared, turn);
  const pair = compared === null || compared === 'read' ? null : compared;
  const from = pair === null ? undefined : items.find(({ number }) => number === pair.from);

  const choose = (next: Compared): void => {
    setChosen(next);
    const query = next === 'read' ? 'since=read' : `from=${next.from}&to=${next.to ?? 'draft'}`;
    window.history.replaceState(null, '', `/a/${assessmentId}/versions?${query}`);
  };
  const made = (version: VersionDto): void => {
    setNaming(false);
    void load();
    setTurn((before) => before + 1);
    notify({ tone: 'ok', text: `“${versionTitle(version)}” is kept.` });
  };
  const restored = (version: RestoredVersionDto): void => {
    setRestoring(null);
    void load();
    setTurn((before) => before + 1);
    notify({
      tone: 'ok',
      text: `“${versionTitle(version)}” is restored. What it replaced is kept as version ${version.kept.number}.`,
    });
  };
  const markRead = async (): Promise<void> => {
    const path = `/api/v1/assessments/${assessmentId}/read-mark`;
    const answer = await callApi(path, readMarkDto, { method: 'PUT', body: {} });
    notify(answer.ok ? { tone: 'ok', text: 'Marked as read.' } : { tone: 'bad', text: answer.error.message });
    if (answer.ok) setTurn((before) => before + 1);
  };
  const titleOf = (number: number | null): string => {
    const version = items.find((each) => each.number === number);
    return number === null
      ? 'the draft now'
      : version === undefined
        ? `version ${number}`
        : `“${versionTitle(version)}”`;
  };
  const heading =
    pair === null ? 'What changed since you last read it' : `From ${titleOf(pair.from)} to ${titleOf(pair.to)}`;

  return (
    <div className="versions">
      {props.mark === '' && !props.isTraining ? null : (
        <HandlingBanner mark={props.mark} isTraining={props.isTraining} />
      )}
      <header className="top">
        <Link className="back" href={`/a/${assessmentId}`} aria-label="Back to the draft">
          <ChevronLeft className="i" />
        </Link>
        <Brand />
        <span className="muted slash" aria-hidden="true">
          /
        </span>
        <h1 className="cut" dir="auto">
          {props.title}
        </h1>
        <span className="muted">Versions</span>
        <span className="push" />
        {props.mayMake ? (
          <Button look="primary" onClick={() => setNaming(true)}>
            <Tag className="i s" />
            Name this version
          </Button>
        ) : null}
      </header>
      <div className="versions-main">
        {versions.state === 'failed' ? (
          <EmptyState
            title="The versions could not be read"
            urgent
            acts={<Button onClick={() => void load()}>Try again</Button>}
          >
            <p>{versions.message}</p>
          </EmptyState>
        ) : (
          <VersionList
            versions={items}
            now={props.now}
            from={pair?.from ?? null}
            to={pair?.to ?? null}
            onChoose={(number) => choose({ from: number, to: pair?.to === number ? null : (pair?.to ?? null) })}
            more={
              versions.state === 'here' && versions.nextCursor !== null ? (
                <Button small onClick={() => void more()}>
                  Show more
                </Button>
              ) : null
            }
          />
        )}
        <main className="versions-desk" id="main" tabIndex={-1}>
          {versions.state === 'here' && compared === null ? (
            <EmptyState title="No versions yet">
              <p>
                A version is kept when somebody names one, when one who wrote leaves the draft, before a restore, and
                for each review round.
              </p>
            </EmptyState>
          ) : diff.state === 'failed' ? (
            <EmptyState title="They could not be compared" urgent>
              <p>{diff.message}</p>
            </EmptyState>
          ) : diff.state === 'loading' ? (
            <output className="muted wait">Comparing…</output>
          ) : (
            <DiffView
              key={`${diff.diff.sha256.from} ${diff.diff.sha256.to}`}
              diff={diff.diff}
              scales={scales}
              title={heading}
              tools={
                <>
                  {pair === null ? (
                    <Button small onClick={() => void markRead()}>
                      Mark as read
                    </Button>
                  ) : (
                    <label className="with">
                      <span className="muted">with</span>{' '}
                      <select
                        value={pair.to ?? 'draft'}
                        onChange={({ currentTarget: { value } }) =>
                          choose({ from: pair.from, to: value === 'draft' ? null : Number(value) })
                        }
                      >
                        <option value="draft">The draft now</option>
                        {items
                          .filter(({ number }) => number !== pair.from)
                          .map((version) => (
                            <option key={version.number} value={version.number}>
                              {versionTitle(version)}
                            </option>
                          ))}
                      </select>
                    </label>
                  )}
                  <span className="push" />
                  {props.mayMake && from !== undefined ? (
                    <Button small onClick={() => setRestoring(from)}>
                      <RotateCcw className="i s" />
                      Restore {versionTitle(from)}
                    </Button>
                  ) : null}
                </>
              }
            />
          )}
        </main>
      </div>
      {isNaming ? (
        <NameVersionDialog assessmentId={assessmentId} onClose={() => setNaming(false)} onMade={made} />
      ) : null}
      {restoring === null ? null : (
        <RestoreDialog
          assessmentId={assessmentId}
          version={restoring}
          onClose={() => setRestoring(null)}
          onRestored={restored}
        />
      )}
    </div>
  );
}
