import type { Metadata } from 'next';
import Link from 'next/link';
import { Brand } from '@/components/ui/Brand.tsx';
import { EmptyState } from '@/components/ui/EmptyState.tsx';
import { HandlingBanner } from '@/components/ui/HandlingBanner.tsx';

export const metadata: Metadata = { title: 'Not here' };

/** The same for what does not exist and for what the person may not see. */
export default function NotFound() {
  return (
    <div className="alone">
      <HandlingBanner />
      <main id="main" tabIndex={-1}>
        <Brand />
        <EmptyState
          level={1}
          title="This is not here, or not for you"
          acts={
            <Link className="btn primary" href="/">
              Go to the list
            </Link>
          }
        >
          <p>Check the address. If somebody sent it to you, ask an owner of the assessment to share it with you.</p>
        </EmptyState>
      </main>
    </div>
  );
}
