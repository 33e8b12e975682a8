import type { Metadata } from 'next';
import { PublishedPage } from '@/components/published/PublishedPage.tsx';
import { listPublished } from '@/lib/commands/listPublished.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';
import { morePublished } from './actions.ts';

export const metadata: Metadata = { title: 'Published' };

/** Papers on one page of the list. */
const pageSize = 50;

export default async function PublishedRoute() {
  const signed = await signedIn('/published');
  const page = await listPublished(runtime().ports, signed.actor, { limit: pageSize }).then(valueOrLeave);
  return (
    <Shell signed={signed} current="published">
      <PublishedPage page={page} more={morePublished} />
    </Shell>
  );
}
