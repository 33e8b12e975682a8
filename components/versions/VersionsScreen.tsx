'use client';
import './versions.css';
import { ChevronLeft, Pencil, RotateCcw, Tag } from 'lucide-react';
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
import { useRoomNews } from '../ui/useRoomNews.ts';
import { DiffView } from './DiffView.tsx';
import { NameVersionDialog } from './NameVersionDialog.tsx';
import { RestoreDialog } from './RestoreDialog.tsx';
import { useDiff, type Compared } from './useDiff.ts';
import { allVersions, useFurtherVersions, useVersions } from './useVersions.ts';
import { VersionList } from './VersionList.tsx';
import { VersionOptions } from './VersionOptions.tsx';
import { VersionSearch } from './VersionSearch.tsx';
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
  const [asked, setAsked] = useState(allVersions);
  const isFound = Object.values(asked).some((value) => value.trim() !== '');
  const { versions, load, more } = useVersions(assessmentId, asked);
  useRoomNews(assessmentId, (word) => {
    // Rounds pin versions too.
    if (word === 'versions' || word === 'rounds' || word === null) void load();
  });
  const [chosen, setChosen] = useState<Compared | null>(props.first);
  const [turn, setTurn] = useState(0);
  const [naming, setNaming] = useState<VersionDto | 'draft' | null>(null);
  const [restoring, setRestoring] = useState<VersionDto | null>(null);
  const items = versions.state === 'here' ? versions.items : [];
  // Searching changes the list, not what is compared.
  const [newest, setNewest] = useState<number | undefined>(undefined);
  if (versions.state === 'here' && !isFound && items[0]?.number !== newest) setNewest(items[0]?.number);
  const compared = chosen ?? (newest === undefined ? null : { from: newest, to: null });
  const diff = useDiff(assessmentId, compared, turn);
  const pair = compared === null || compared === 'read' ? null : compared;
  const further = useFurtherVersions(
    assessmentId,
    [pair?.from, pair?.to],
    versions.state === 'here' ? versions.items : null,
  );
  const versionOf = (number: number | null | undefined): VersionDto | undefined =>
    items.find((each) => each.number === number) ?? further.findLast((each) => each.number === number);
  const from = versionOf(pair?.from);

  const choose = (next: Compared): void => {
    setChosen(next);
    const query = next === 'read' ? 'since=read' : `from=${next.from}&to=${next.to ?? 'draft'}`;
    window.history.replaceState(null, '', `/a/${assessmentId}/versions?${query}`);
  };
  const made = (version: VersionDto): void => {
    notify({ tone: 'ok', text: `“${versionTitle(version)}” is ${naming === 'draft' ? 'kept' : 'its name'}.` });
    setNaming(null);
    void load();
    setTurn((before) => before + 1);
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
    const version = versionOf(number);
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
          <Button look="primary" onClick={() => setNaming('draft')}>
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
            isFound={isFound}
            search={<VersionSearch asked={asked} onAsk={setAsked} />}
            now={props.now}
            from={pair?.from ?? null}
            to={pair?.to ?? null}
            onChoose={(number) => choose({ from: number, to: pair?.to === number ? null : (pair?.to ?? null) })}
            more={
              isFound && versions.state === 'here' && items.length === 0 ? (
                <div className="none-found">
                  <p>No version says that.</p>
                  <Button small onClick={() => setAsked(allVersions)}>
                    Show all versions
                  </Button>
                </div>
              ) : versions.state === 'here' && versions.nextCursor !== null ? (
                <Button small onClick={() => void more()}>
                  Show more
                </Button>
              ) : null
            }
          />
        )}
        <main className="versions-desk" id="main" tabIndex={-1}>
          {versions.state === 'here' && compared === null && !isFound ? (
            <EmptyState title="No versions yet">
              <p>
                A version is kept when somebody names one, for each review round and publication, before a restore, ten
                minutes after the last change, and when the last who writes leaves.
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
                        <VersionOptions
                          versions={[...items, ...further].filter(({ number }) => number !== pair.from)}
                          chosen={pair.to}
                        />
                      </select>
                    </label>
                  )}
                  <span className="push" />
                  {props.mayMake && from !== undefined ? (
                    <>
                      <Button small onClick={() => setNaming(from)}>
                        <Pencil className="i s" />
                        Rename
                      </Button>
                      <Button small className="restore" onClick={() => setRestoring(from)}>
                        <RotateCcw className="i s" />
                        <span className="cut">Restore {versionTitle(from)}</span>
                      </Button>
                    </>
                  ) : null}
                </>
              }
            />
          )}
        </main>
      </div>
      {naming === null ? null : (
        <NameVersionDialog
          assessmentId={assessmentId}
          version={naming === 'draft' ? null : naming}
          onClose={() => setNaming(null)}
          onMade={made}
        />
      )}
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
