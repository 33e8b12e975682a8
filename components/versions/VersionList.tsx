'use client';
import { FileClock, FilePen, History, Tag } from 'lucide-react';
import type { ReactNode } from 'react';
import type { VersionDto } from '@/lib/protocol/versionDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { kindWords, namesOf, shortHash, versionTitle } from './versionWords.ts';

/** The draft, then the versions, newest first; choosing one shows what changed from it. */
export function VersionList(props: {
  readonly versions: readonly VersionDto[];
  readonly now: string;
  /** The version compared from; null: none. */
  readonly from: number | null;
  /** The version compared with; null: the draft. */
  readonly to: number | null;
  readonly onChoose: (number: number) => void;
  readonly more: ReactNode;
}) {
  const { versions, from, to } = props;
  return (
    <nav className="version-list" aria-label="Versions">
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
        {versions.map((version) => (
          <li key={version.number}>
            <button
              type="button"
              className={version.number === from ? 'quiet on' : 'quiet'}
              aria-current={version.number === from ? 'true' : undefined}
              onClick={() => props.onChoose(version.number)}
            >
              <Icon kind={version.kind} />
              <span>
                <b className="cut">{versionTitle(version)}</b>
                <span className="muted xs">
                  {version.number === to ? 'Compared with · ' : ''}
                  {kindWords[version.kind]} · <Ago time={version.createdAt} now={props.now} inSentence /> by{' '}
                  {version.createdBy.name}
                </span>
                {version.contributors.length === 0 ? null : (
                  <span className="muted xs">Written by {namesOf(version.contributors)}</span>
                )}
                {version.note === '' ? null : <span className="xs note-line">{version.note}</span>}
                <span className="chip hash">{shortHash(version.sha256)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
      {props.more}
    </nav>
  );
}

function Icon({ kind }: { readonly kind: VersionDto['kind'] }) {
  const Shape = kind === 'auto' ? History : kind === 'named' ? Tag : FileClock;
  return <Shape className="i" />;
}
