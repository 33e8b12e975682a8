import type { Metadata } from 'next';
import { ReviewRules } from '@/components/rules/ReviewRules.tsx';
import { readReviewPolicy } from '@/lib/commands/reviewPolicy.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { mayInWorkspace } from '@/lib/domain/policy.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';

export const metadata: Metadata = { title: 'House rules' };

/** The house's rules of review. */
export default async function RulesRoute() {
  const signed = await signedIn('/rules');
  const { actor } = signed;
  const policy = valueOrLeave(await readReviewPolicy(runtime().ports, actor));
  return (
    <Shell signed={signed} current={null}>
      <ReviewRules policy={policy} mayChange={mayInWorkspace(actor, 'reviews.govern')} />
    </Shell>
  );
}
