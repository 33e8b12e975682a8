'use client';
import { Archive, CircleAlert, FileText, Group } from 'lucide-react';
import { credibilityPhrase, reliabilityWords } from '@/lib/domain/sources/admiralty.ts';
import { isJudged, type SourceRow } from '@/lib/domain/sources/sourceRegister.ts';
import type { ArgumentNode } from '@/lib/domain/argument/argument.ts';
import type { SourceDto } from '@/lib/protocol/sourceDto.ts';
import { Button } from '../../ui/Button.tsx';
import { dateWords } from '@/lib/domain/text/dateWords.ts';

/** What can be done with a source in the list; null where it may not be changed. */
export type SourceActs = {
  readonly jump: (id: string) => void;
  /** Opens the same picker as the block's own. */
  readonly pick:
    ((blockId: string, field: 'reliability' | 'record' | 'credibility', anchor: HTMLElement) => void) | null;
  readonly keep: ((row: SourceRow) => void) | null;
  readonly recall: ((row: SourceRow) => void) | null;
  readonly reinstate: (record: SourceDto) => void;
};

/** "B, usually reliable"; F and none say that it is not judged. */
export function reliabilityLine(grade: string | null): string {
  if (grade === null) return 'Not judged';
  return isJudged(grade) ? `${grade}, ${reliabilityWords[grade] ?? ''}` : `${grade}, not judged`;
}

/** One source of the paper: what it is, how good, kept where, who cites it, and what rests on it. */
export function SourceItem(props: {
  readonly row: SourceRow;
  readonly record: SourceDto | null;
  readonly acts: SourceActs;
}) {
  const { row, record, acts } = props;
  const { pick } = acts;
  const about = [row.originator, row.published === null ? null : dateWords(row.published)].filter(
    (each) => each !== null,
  );
  const recalled = record?.recalled ?? null;
  const headId = `source-${row.id}`;
  return (
    <li className="src" aria-labelledby={headId}>
      <div className="src-head">
        <button type="button" className="src-title" id={headId} onClick={() => acts.jump(row.id)}>
          <span className="id">{row.label}</span>
          <span dir="auto">{row.title === '' ? 'No title yet' : row.title}</span>
        </button>
        {about.length === 0 ? null : <p className="muted xs cut">{about.join(' · ')}</p>}
        {row.descriptor === '' ? null : (
          <p className="src-descriptor" dir="auto">
            {row.descriptor}
          </p>
        )}
        {recalled === null ? null : (
          <p className="recalled-line">
            <CircleAlert className="i s" />
            <span>
              <b>Recalled</b> by {recalled.by.name}, {dateWords(recalled.at.slice(0, 10))}: {recalled.reason}
            </span>
          </p>
        )}
      </div>
      <dl>
        <dt>Reliability</dt>
        <dd>
          {pick === null ? (
            reliabilityLine(row.reliability)
          ) : (
            <button
              type="button"
              className={row.reliability === null ? 'sel invite' : 'sel'}
              aria-haspopup="dialog"
              aria-label={`Reliability of ${row.label}: ${reliabilityLine(row.reliability)}`}
              onClick={(event) => pick(row.id, 'reliability', event.currentTarget)}
            >
              {reliabilityLine(row.reliability)}
            </button>
          )}
        </dd>
        <dt>Origin</dt>
        <dd>
          {row.independenceGroup === null ? (
            <span className="muted">Its own</span>
          ) : (
            <>
              <Group className="i s" /> {row.independenceGroup}
            </>
          )}
        </dd>
        <dt>Kept copy</dt>
        <dd>
          <ArchiveLine row={row} />
        </dd>
        <dt>Cited by</dt>
        <dd>
          {row.citedBy.length === 0 ? (
            <span className="warn-t">Nothing cites it</span>
          ) : (
            <ul className="src-cites">
              {row.citedBy.map((node) => (
                <CitedBy key={node.id} node={node} acts={acts} />
              ))}
            </ul>
          )}
        </dd>
        <dt>Judgments on it</dt>
        <dd>
          {row.judgments.length === 0 ? (
            <span className="muted">None</span>
          ) : (
            row.judgments.map(({ id, label, text }) => (
              <button key={id} type="button" className="chip" title={text} onClick={() => acts.jump(id)}>
                {label}
              </button>
            ))
          )}
        </dd>
      </dl>
      <ItemActs {...props} />
    </li>
  );
}

function ArchiveLine({ row }: { readonly row: SourceRow }) {
  const { url, archiveUrl, sha256 } = row;
  const hash =
    sha256 === null ? null : (
      <span className="mono" title={`SHA-256 ${sha256}`}>
        {sha256.slice(0, 8)}…{sha256.slice(-4)}
      </span>
    );
  if (archiveUrl !== null) {
    return (
      <>
        <Archive className="i s" />{' '}
        <a href={archiveUrl} target="_blank" rel="noopener noreferrer nofollow">
          Archive copy<span className="hide"> of {row.label}</span>
        </a>{' '}
        {hash ?? <span className="warn-t">no hash</span>}
      </>
    );
  }
  if (hash !== null) return <>No address, hash {hash}</>;
  return url === null ? (
    <span className="muted">None stated</span>
  ) : (
    <span className="warn-t">None of a web source</span>
  );
}

function CitedBy({ node, acts }: { readonly node: ArgumentNode; readonly acts: SourceActs }) {
  const { pick } = acts;
  const grade = isJudged(node.credibility) ? credibilityPhrase(node.credibility) : null;
  const words = grade ?? (node.credibility === null ? 'not judged' : `${node.credibility}, not judged`);
  return (
    <li>
      <button type="button" className="chip" title={node.text} onClick={() => acts.jump(node.id)}>
        {node.label === '' ? 'Text' : node.label}
      </button>
      {node.kind !== 'evidence' ? null : pick === null ? (
        <span className="muted xs">{words}</span>
      ) : (
        <button
          type="button"
          className="quiet small src-grade"
          aria-haspopup="dialog"
          aria-label={`Credibility of ${node.label}: ${words}`}
          onClick={(event) => pick(node.id, 'credibility', event.currentTarget)}
        >
          {words}
        </button>
      )}
    </li>
  );
}

function ItemActs(props: { readonly row: SourceRow; readonly record: SourceDto | null; readonly acts: SourceActs }) {
  const { row, record, acts } = props;
  const { pick, keep, recall } = acts;
  const named = <span className="hide"> {row.label}</span>;
  return (
    <div className="acts">
      {pick === null ? null : (
        <Button small look="quiet" onClick={(event) => pick(row.id, 'record', event.currentTarget)}>
          <FileText className="i s" />
          Record{named}
        </Button>
      )}
      {row.record !== null && record !== null ? (
        <a className="btn small quiet" href={`/sources?id=${record.id}`}>
          In the register<span className="hide"> as {row.label}</span>
        </a>
      ) : keep === null || row.record !== null ? null : (
        <Button
          small
          look="quiet"
          blocked={row.title === ''}
          title={row.title === '' ? 'Give it a title first' : undefined}
          onClick={() => keep(row)}
        >
          Keep {row.label} in the register
        </Button>
      )}
      {record !== null && record.recalled !== null && record.mayChange ? (
        <Button small onClick={() => acts.reinstate(record)}>
          Reinstate{named}
        </Button>
      ) : recall === null || row.isRecalled || (record !== null && !record.mayChange) || row.title === '' ? null : (
        <Button small look="quiet" onClick={() => recall(row)}>
          Recall…{named}
        </Button>
      )}
    </div>
  );
}
