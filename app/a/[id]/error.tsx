'use client';
import { LoadFailed } from '@/components/editor/standing/LoadFailed.tsx';
import { HandlingBanner } from '@/components/ui/HandlingBanner.tsx';
import { TopBar } from '@/components/ui/TopBar.tsx';
import '@/components/editor/editor.css';
import '@/components/editor/phone.css';

/** The page itself could not be made: the database does not answer, or a bug. Nothing can be typed here. */
export default function AssessmentError(props: {
  readonly error: Error & { digest?: string };
  readonly reset: () => void;
}) {
  return (
    <div className="editor">
      <HandlingBanner />
      <TopBar />
      <div className="main alone">
        <main className="desk" id="main">
          <LoadFailed onTryAgain={() => window.location.reload()} reference={props.error.digest ?? null} />
        </main>
      </div>
    </div>
  );
}
