'use client';
import { FilePlus, Paperclip, Upload, Users } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { LikelihoodRuler } from '../ui/LikelihoodRuler.tsx';
import type { RulerScale } from '../ui/rulerGradients.ts';

/** What one judgment looks like, for the eye. */
export type SampleJudgment = {
  readonly statement: string;
  readonly term: string;
  readonly range: string;
  readonly low: number;
  readonly high: number;
  readonly scale: RulerScale;
};

/** The list before there is anything in it: only ways that exist. */
export function LibraryEmpty(props: {
  readonly isAdmin: boolean;
  readonly sample: SampleJudgment;
  readonly onBlank: () => void;
  readonly onImport: () => void;
  readonly onSample: () => Promise<void>;
}) {
  const { sample } = props;
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
        An assessment has four sections: key judgments, supporting evidence, implications and recommendations. Start
        with the sections empty, bring a text you already have, or look at the sample first.
      </p>
      <div className="ways">
        <button type="button" className="way" onClick={props.onBlank}>
          <FilePlus className="i l" />
          <b>Start blank</b>
          <span className="sm">The four sections, empty.</span>
          <span className="go link sm">Name the assessment</span>
        </button>
        <button type="button" className="way" onClick={props.onImport}>
          <Upload className="i l" />
          <b>Import a text</b>
          <span className="sm">Plain text, pasted or from a file. You see what goes where before it is created.</span>
          <span className="go link sm">Choose a text</span>
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
            A short assessment of the security alliance between Russia and North Korea, with judgments, evidence,
            implications and recommendations. Only you can see it. Archive it when you like.
          </p>
          <div className="acts">
            <Button look="primary" aria-busy={busy} onClick={() => void load()}>
              {busy ? 'Loading the sample…' : 'Load the sample'}
            </Button>
          </div>
        </div>
        <div className="judg mini">
          <div className="hd">
            <span className="id">J1</span>
            {sample.term}
            <LikelihoodRuler range={{ low: sample.low, high: sample.high }} scale={sample.scale} />
            {sample.range}
          </div>
          <p>{sample.statement}</p>
        </div>
      </div>
      <div className="drop">
        <Paperclip className="i" /> You can also drop a .txt file anywhere on this page.
      </div>
    </section>
  );
}
