'use client';
import { CircleAlert } from 'lucide-react';
import Link from 'next/link';
import { Brand } from '@/components/ui/Brand.tsx';
import { Button } from '@/components/ui/Button.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { HandlingBanner } from '@/components/ui/HandlingBanner.tsx';
import { referenceOf } from '@/components/ui/referenceOf.ts';

/** A page that could not be made: what happened, whether anything is lost, what to do, a reference. */
export default function PageError(props: { readonly error: unknown; readonly retry: () => void }) {
  const reference = referenceOf(props.error);
  return (
    <div className="alone">
      <title>Not shown · Yardstick</title>
      <HandlingBanner />
      <main id="main" tabIndex={-1}>
        <Brand />
        <EmptyState
          level={1}
          urgent
          icon={<CircleAlert className="i bad-t" />}
          title="This page could not be shown"
          acts={
            <>
              <Button look="primary" onClick={() => props.retry()}>
                Try again
              </Button>
              <Link className="btn" href="/">
                Go to the list
              </Link>
            </>
          }
          {...(reference === null
            ? {}
            : {
                foot: (
                  <>
                    Reference <span className="chip">{reference}</span>
                  </>
                ),
              })}
        >
          <p>The server met a fault while making it. Nothing that was stored is lost.</p>
        </EmptyState>
      </main>
    </div>
  );
}
