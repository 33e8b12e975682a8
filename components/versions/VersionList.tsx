'use client';
import './versionList.css';
import { ChevronRight, FileClock, FilePen, History, RotateCcw, Tag } from 'lucide-react';
import { Fragment, useState, type ReactNode } from 'react';
import type { VersionDto } from '@/lib/protocol/versionDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { foldVersions } from './foldVersions.ts';
import { kindWords, namesOf, shortHash, versionTitle } from './versionWords.ts';

/**
 * The draft, then the versions, newest first; choosing one shows what changed from it. Those kept automatically are folded away
 * under what they led to, until one of them is chosen; found ones are all shown.
 */
export function VersionList(props: {
  readonly versions: readonly VersionDto[];
  readonly isFound: boolean;
  readonly now: string;
  /** The version compared from; null: none. */
  readonly from: number | null;
  /** The version compared with; null: the draft. */
  readonly to: number | null;
  readonly onChoose: (number: number) => void;
  readonly search: ReactNode;
  readonly more: ReactNode;
}) {
  const { versions, isFound, from, to } = props;
  const [open, setOpen] = useState<ReadonlyMap<number, boolean>>(new Map());
  const row = (version: VersionDto) => <VersionRow key={version.number} version={version} {...props} />;
  const folds = foldVersions(versions);
  const last = folds.at(-1);
  return (
    <nav className="version-list" aria-label="Versions">
      {props.search}
      <ol>
        <li className="draft-row">
          <FilePen className="i" />
          <span>
            <b>The draft now</b>
            <span className="muted xs">
              {to === null && from !== null ? 'Compared with' : 'What everybody writes in'}
            </span>
          </span>
        </li>
        {isFound
          ? versions.map(row)
          : folds.map((fold) => {
              const { head, autos } = fold;
              const key = head?.number ?? 0;
              const isChosen = autos.some(({ number }) => number === from || number === to);
              const isOpen = open.get(key) ?? isChosen;
              // Further down there may be more of them.
              const count = `${autos.length}${fold === last && props.more !== null ? ' or more' : ''}`;
              return (
                <Fragment key={key}>
                  {head === null ? null : row(head)}
                  {autos.length === 0 ? null : (
                    <li>
                      <button
                        type="button"
                        className="quiet fold"
                        aria-expanded={isOpen}
                        onClick={() => setOpen(new Map(open).set(key, !isOpen))}
                      >
                        <ChevronRight className="i s" />
                        {count} kept automatically
                      </button>
                      {isOpen ? <ol className="folded">{autos.map(row)}</ol> : null}
                    </li>
                  )}
                </Fragment>
              );
            })}
      </ol>
      {props.more}
    </nav>
  );
}

function VersionRow(props: {
  readonly version: VersionDto;
  readonly now: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly onChoose: (number: number) => void;
}) {
  const { version, from, to } = props;
  const isOwn = version.kind !== 'auto' || version.note !== '';
  return (
    <li>
      <button
        type="button"
        className={version.number === from ? 'quiet on' : 'quiet'}
        aria-current={version.number === from ? 'true' : undefined}
        onClick={() => props.onChoose(version.number)}
      >
        <Icon version={version} />
        <span>
          <b className="cut" dir="auto">
            {versionTitle(version)}
          </b>
          <span className="muted xs">
            {version.number === to ? 'Compared with · ' : ''}
            {version.note !== '' && version.kind === 'auto' ? 'Kept before a restore' : kindWords[version.kind]} ·{' '}
            <Ago time={version.createdAt} now={props.now} inSentence />
            {isOwn ? ` by ${version.createdBy.name}` : ''}
          </span>
          {version.contributors.length === 0 ? null : (
            <span className="muted xs">Written by {namesOf(version.contributors)}</span>
          )}
          {version.note === '' ? null : (
            <span className="xs note-line" dir="auto">
              {version.note}
            </span>
          )}
          <span className="chip hash">{shortHash(version.sha256)}</span>
        </span>
      </button>
    </li>
  );
}

function Icon({ version: { kind, note } }: { readonly version: VersionDto }) {
  const Auto = note === '' ? History : RotateCcw;
  const Shape = kind === 'auto' ? Auto : kind === 'named' ? Tag : FileClock;
  return <Shape className="i" />;
}
