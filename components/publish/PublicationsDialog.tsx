'use client';
import './publish.css';
import { Ban, BookOpen, CircleDot } from 'lucide-react';
import { asSentence } from '@/lib/document/publication/asSentence.ts';
import { useEffect, useState } from 'react';
import type { PublicationDto } from '@/lib/protocol/publicationDto.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Note } from '../ui/Note.tsx';
import { Pill } from '../ui/Pill.tsx';
import { useClock } from '../ui/useClock.ts';
import { readPublications } from './publishClient.ts';
import { RetractDialog } from './RetractDialog.tsx';

const audienceWords = ({ audience }: PublicationDto): string => {
  if (audience === 'link') return 'whoever has the address';
  if (audience === 'signed-in') return 'everybody signed in';
  return audience.userIds.length === 1 ? '1 named person' : `${audience.userIds.length} named people`;
};

/** What has been published of an assessment: where it is read, by how many, and the way to take it out of use. */
export function PublicationsDialog(props: {
  readonly assessmentId: string;
  readonly title: string;
  readonly mayRetract: boolean;
  /** Whether one may see rounds and what was decided in them. */
  readonly maySeeRounds: boolean;
  readonly onClose: () => void;
  readonly onRetracted: () => void;
}) {
  const { assessmentId } = props;
  const [items, setItems] = useState<readonly PublicationDto[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [chosen, setChosen] = useState<PublicationDto | null>(null);
  const { timeZone } = useClock('1970-01-01T00:00:00Z');
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone });
  useEffect(() => {
    let isGone = false;
    void readPublications(assessmentId).then((answer) => {
      if (isGone) return;
      if (answer.ok) setItems(answer.value);
      else setFault(answer.error.message);
    });
    return () => {
      isGone = true;
    };
  }, [assessmentId]);
  const standing = (items ?? []).filter(({ retracted }) => retracted === null);

  if (chosen !== null) {
    return (
      <RetractDialog
        publication={chosen}
        title={props.title}
        others={standing.flatMap(({ number }) => (number === chosen.number ? [] : [number]))}
        onClose={() => setChosen(null)}
        onDone={(changed) => {
          setItems((items ?? []).map((each) => (each.id === changed.id ? changed : each)));
          setChosen(null);
          props.onRetracted();
        }}
      />
    );
  }
  return (
    <Dialog
      open
      width={640}
      onOpenChange={props.onClose}
      title="Published versions"
      description="What readers see. A published version is never edited and never removed."
    >
      {fault === null ? null : (
        <Note tone="bad" urgent>
          {fault}
        </Note>
      )}
      {items === null && fault === null ? <output className="muted">Reading…</output> : null}
      {items?.length === 0 ? (
        <EmptyState icon={<BookOpen className="i" />} title="Nothing is published yet">
          <p>Publish it once everybody asked has approved it.</p>
        </EmptyState>
      ) : null}
      <ul className="published-list">
        {(items ?? []).map((each) => (
          <li key={each.id}>
            <b>Version {each.number}</b>
            <State publication={each} latest={standing[0]?.number ?? null} />
            <span className="push acts">
              <a className="button small" href={each.url}>
                Read<span className="hide"> version {each.number}</span>
              </a>
              {props.mayRetract && each.retracted === null ? (
                <Button small onClick={() => setChosen(each)}>
                  Take out of use…<span className="hide"> version {each.number}</span>
                </Button>
              ) : null}
            </span>
            <p className="muted">
              {day.format(new Date(each.publishedAt))} by {each.publishedBy}, for {audienceWords(each)}; read by{' '}
              {each.readers === 1 ? '1 person' : `${each.readers} people`} signed in.
            </p>
            <p className="muted">
              <a className="link" href={`/api/v1/publications/${each.id}/export?format=docx`} download>
                Word with comments<span className="hide"> version {each.number}</span>
              </a>
              {props.maySeeRounds ? (
                <>
                  {' · '}
                  <a className="link" href={`/api/v1/publications/${each.id}/export?format=json`} download>
                    JSON with the review record<span className="hide"> version {each.number}</span>
                  </a>
                </>
              ) : null}
            </p>
            {each.changeSummary === '' ? null : <p dir="auto">{each.changeSummary}</p>}
            {each.superseded === null ? null : (
              <p className="muted" dir="auto">
                Superseded by version {each.superseded.number}, {each.superseded.by}:{' '}
                {asSentence(each.superseded.reason)}
              </p>
            )}
            {each.retracted === null ? null : (
              <p className="bad-t" dir="auto">
                Retracted by {each.retracted.by}: {asSentence(each.retracted.reason)}
                {each.retracted.replacedBy === null ? '' : ` Version ${each.retracted.replacedBy} stands in its place.`}
              </p>
            )}
          </li>
        ))}
      </ul>
      {props.maySeeRounds ? (
        <p>
          <a className="link" href={`/a/${assessmentId}/record`}>
            Review record
          </a>{' '}
          <span className="muted">Rounds, answers, comments and waivers, to read or as a PDF.</span>
        </p>
      ) : null}
    </Dialog>
  );
}

function State({ publication, latest }: { readonly publication: PublicationDto; readonly latest: number | null }) {
  if (publication.retracted !== null)
    return (
      <Pill tone="bad" icon={<Ban className="i" />}>
        Retracted
      </Pill>
    );
  return publication.number === latest ? (
    <Pill tone="live" icon={<BookOpen className="i" />}>
      Latest
    </Pill>
  ) : (
    <Pill icon={<CircleDot className="i" />}>Superseded</Pill>
  );
}
