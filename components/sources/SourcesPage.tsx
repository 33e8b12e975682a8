'use client';
import '../editor/sources/sources.css';
import './register.css';
import { Library, Search } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import type { SourceDto, SourcePageDto } from '@/lib/protocol/sourceDto.ts';
import { Button } from '../ui/Button.tsx';
import { CardTable } from '../ui/CardTable.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Note } from '../ui/Note.tsx';
import { useMorePages } from '../ui/useMorePages.tsx';
import { SourceDetail } from './SourceDetail.tsx';
import { SourceLine } from './SourceLine.tsx';
import type { SourceActions } from './SourceActions.ts';

/** The workspace's register of sources: found, looked at, recalled. */
export function SourcesPage(props: {
  readonly page: SourcePageDto;
  readonly words: string;
  readonly isRecalled: boolean;
  /** The record that the address names. */
  readonly opened: SourceDto | null;
  readonly isMissing: boolean;
  readonly actions: SourceActions;
}) {
  const { words, isRecalled, opened, actions } = props;
  const router = useRouter();
  const list = useMorePages(props.page, actions.more);
  const address = (change: { readonly q?: string; readonly recalled?: boolean; readonly id?: string }) => {
    const query = new URLSearchParams();
    const q = change.q ?? words;
    if (q !== '') query.set('q', q);
    if (change.recalled ?? isRecalled) query.set('recalled', 'yes');
    if (change.id !== undefined) query.set('id', change.id);
    return query.size === 0 ? '/sources' : `/sources?${query}`;
  };
  const isAsked = words !== '' || isRecalled;
  const close = () => router.push(address({}), { scroll: false });
  return (
    <>
      <div className="title">
        <h1>Sources</h1>
        <span className="muted sm">kept by the workspace, for every assessment</span>
      </div>
      {props.isMissing ? <Note tone="warn">That source is not in the register, or no longer.</Note> : null}
      <search>
        <form
          className="reg-bar"
          action="/sources"
          onSubmit={(event) => {
            event.preventDefault();
            const q = new FormData(event.currentTarget).get('q');
            router.push(address({ q: typeof q === 'string' ? q.trim() : '' }));
          }}
        >
          <label className="find">
            <Search className="i" aria-hidden="true" />
            <span className="hide">Find a source</span>
            <input
              type="search"
              name="q"
              defaultValue={words}
              maxLength={200}
              placeholder="Title, originator, address"
            />
          </label>
          <Button type="submit">Find</Button>
          <Link className={isRecalled ? 'btn on' : 'btn'} href={address({ recalled: !isRecalled })}>
            {isRecalled ? 'Show all' : 'Recalled only'}
          </Link>
        </form>
      </search>
      {list.items.length === 0 ? (
        <EmptyState
          icon={<Library className="i" />}
          title={isAsked ? 'No source matches' : 'No source is kept yet'}
          acts={
            isAsked ? (
              <Link className="btn" href="/sources">
                Show all
              </Link>
            ) : null
          }
        >
          <p>
            {isAsked
              ? 'All words must stand in one record. Try fewer words.'
              : 'In an assessment, open the tab Sources beside the text and keep one in the register. Others can then cite it, and a recall reaches all who do.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <CardTable
            label="Sources of the workspace"
            className="register"
            widths={['reg-grade', 'reg-date', 'reg-uses', 'reg-state', 'reg-act']}
            heads={
              <>
                <th scope="col">Source</th>
                <th scope="col">Reliability</th>
                <th scope="col">Published</th>
                <th scope="col">Used in</th>
                <th scope="col">State</th>
              </>
            }
          >
            {list.items.map((record) => (
              <SourceLine key={record.id} record={record} address={address({ id: record.id })} />
            ))}
          </CardTable>
          {list.moreButton}
        </>
      )}
      {opened === null ? null : (
        <SourceDetail
          key={opened.id}
          record={opened}
          actions={actions}
          onClose={close}
          onChanged={() => router.refresh()}
        />
      )}
    </>
  );
}
