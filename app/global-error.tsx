'use client';
import './globals.css';
import { Button } from '@/components/ui/Button.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { referenceOf } from '@/components/ui/referenceOf.ts';

/** The last resort, when not even the layout could be made. */
export default function GlobalError(props: { readonly error: unknown; readonly retry: () => void }) {
  const reference = referenceOf(props.error);
  return (
    <html lang="en">
      <body>
        <title>Not shown · Yardstick</title>
        <div className="alone">
          <main id="main">
            <EmptyState
              level={1}
              urgent
              title="Yardstick could not be shown"
              acts={
                <Button look="primary" onClick={() => props.retry()}>
                  Try again
                </Button>
              }
              {...(reference === null ? {} : { foot: `Reference ${reference}` })}
            >
              <p>The server met a fault. Nothing that was stored is lost.</p>
            </EmptyState>
          </main>
        </div>
      </body>
    </html>
  );
}
