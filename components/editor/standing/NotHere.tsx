'use client';
import { FileX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '../../ui/Button.tsx';
import { copyText } from './copyText.ts';

/** After the last right to an assessment went, or the assessment did. What was typed and not stored is offered first. */
export function NotHere(props: { readonly unsaved: string }) {
  return (
    <div className="load" role="alert">
      <FileX className="i" />
      <h2>This assessment is not here, or not for you</h2>
      <p>
        {props.unsaved === ''
          ? 'It may have been archived, or your access has ended. Its owner can tell.'
          : 'It may have been archived, or your access has ended. What you typed last was not accepted: copy it before you go.'}
      </p>
      <div className="acts">
        {props.unsaved === '' ? null : (
          <Button look="primary" onClick={() => void copyText(props.unsaved, 'The text is copied.')}>
            Copy the text that was not accepted
          </Button>
        )}
        <Link className="btn" href="/">
          Go to all assessments
        </Link>
      </div>
    </div>
  );
}
