'use client';
import { LayoutTemplate, Paperclip, Upload, Users } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import { capitalised } from '../ui/capitalised.ts';
import { rulerRangeOf, rulerScaleOf } from '../ui/rulerScaleOf.ts';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import type { Beginning } from './NewAssessmentMenu.tsx';
import { templateChoices } from './templateChoices.ts';

/** The list before there is anything in it: only ways that exist. */
export function LibraryEmpty(props: {
  readonly isAdmin: boolean;
  /** The workspace's, for the picture of a judgment. */
  readonly scale: Scale;
  readonly onTemplate: (beginning: Beginning) => void;
  readonly onImport: () => void;
  readonly onSample: () => Promise<void>;
}) {
  const [busy, setBusy] = useState(false);
  const load = async () => {
    if (busy) return;
    setBusy(true);
    await props.onSample();
    setBusy(false);
  };
  return (
    <section className="start">
      <h2>No assessments yet</h2>
      <p className="lead">
        An assessment has key judgments, supporting evidence, implications and recommendations. Start from a template,
        bring a file you already have, or look at the sample first.
      </p>
      <div className="ways">
        <div className="way">
          <LayoutTemplate className="i l" />
          <b>Start from a template</b>
          <ul className="begin">
            {templateChoices.map(({ id, name, note }) => (
              <li key={id}>
                <button
                  type="button"
                  className="go link sm"
                  title={note}
                  onClick={() => props.onTemplate({ id, name })}
                >
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </div>
        <button type="button" className="way" onClick={props.onImport}>
          <Upload className="i l" />
          <b>Import a file</b>
          <span className="sm">
            Word, Markdown, web page or plain text. You confirm what goes where before it is created.
          </span>
          <span className="go link sm">Choose a file</span>
        </button>
        {props.isAdmin ? (
          <Link className="way" href="/users?add=1">
            <Users className="i l" />
            <b>Invite your colleagues</b>
            <span className="sm">Authors write together. Reviewers comment. Readers read.</span>
            <span className="go link sm">Invite people</span>
          </Link>
        ) : null}
      </div>
      <div className="sample">
        <div>
          <h3>Look at the sample assessment</h3>
          <p className="sm">
            A short assessment of the defence partnership between Russia and North Korea, with judgments, evidence,
            implications and recommendations. Only you can see it. Archive it when you like.
          </p>
          <div className="acts">
            <Button look="primary" aria-busy={busy} onClick={() => void load()}>
              {busy ? 'Loading the sample…' : 'Load the sample'}
            </Button>
          </div>
        </div>
        <PictureOfJudgment scale={props.scale} />
      </div>
      <div className="drop">
        <Paperclip className="i" /> You can also drop a file anywhere on this page.
      </div>
    </section>
  );
}

/** What a judgment looks like: a term of the scale, its range, and a sentence that uses it. */
function PictureOfJudgment(props: { readonly scale: Scale }) {
  const term = props.scale.terms.find((each) => each.id === 'unlikely') ?? props.scale.terms[0];
  if (term === undefined) return null;
  return (
    <div className="judg mini">
      <div className="hd">
        <span className="id">J3</span>
        {capitalised(term.label)}
        <LikelihoodRuler range={rulerRangeOf(term)} scale={rulerScaleOf(props.scale)} />
        {term.range}
      </div>
      <p>It is {term.label} that denuclearisation talks resume within two years.</p>
    </div>
  );
}
