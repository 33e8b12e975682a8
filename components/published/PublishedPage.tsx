'use client';
import './published.css';
import { BookOpen, CircleAlert, CircleCheck } from 'lucide-react';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import type { PublishedPaperDto, PublishedPaperPageDto } from '@/lib/protocol/publicationDto.ts';
import type { Answer } from '../ui/Answer.ts';
import { CardTable } from '../ui/CardTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Pill } from '../ui/Pill.tsx';
import { useMorePages } from '../ui/useMorePages.tsx';

/** The latest published version of each paper that one may read. */
export function PublishedPage(props: {
  readonly page: PublishedPaperPageDto;
  readonly more: (cursor: string) => Promise<Answer<PublishedPaperPageDto>>;
}) {
  const list = useMorePages(props.page, props.more);
  return (
    <>
      <div className="title">
        <h1>Published</h1>
        <span className="muted sm">the latest version of each paper that you may read</span>
      </div>
      {list.items.length === 0 ? (
        <EmptyState icon={<BookOpen className="i" />} title="Nothing is published for you yet">
          <p>
            A paper stands here once it is published for you, for everybody who is signed in, or once you opened it.
          </p>
        </EmptyState>
      ) : (
        <>
          <CardTable
            label="Published papers"
            className="papers"
            widths={['pap-version', 'pap-date', 'pap-state', 'pap-act']}
            heads={
              <>
                <th scope="col">Paper</th>
                <th scope="col">Version</th>
                <th scope="col">Published</th>
                <th scope="col">State</th>
              </>
            }
          >
            {list.items.map((paper) => (
              <PaperRow key={paper.id} paper={paper} />
            ))}
          </CardTable>
          {list.moreButton}
        </>
      )}
    </>
  );
}

function PaperRow({ paper }: { readonly paper: PublishedPaperDto }) {
  return (
    <tr>
      <td className="c-title">
        <a className="t cut" href={paper.url} dir="auto" title={paper.title}>
          {paper.title}
        </a>
        <span className="m">{paper.reference}</span>
      </td>
      <td data-label="Version" className="num">
        Version {paper.number}
      </td>
      <td data-label="Published" className="num">
        {dateWords(paper.publishedAt.slice(0, 10))}
      </td>
      <td data-label="State">
        {paper.isRetracted ? (
          <Pill tone="bad" icon={<CircleAlert className="i" />}>
            Retracted
          </Pill>
        ) : (
          <Pill icon={<CircleCheck className="i" />}>Current</Pill>
        )}
      </td>
      <td className="pap-do">
        {paper.isMember ? (
          <a className="btn small" href={`/a/${paper.assessmentId}`}>
            Open draft<span className="hide"> of {paper.title}</span>
          </a>
        ) : null}
      </td>
    </tr>
  );
}
