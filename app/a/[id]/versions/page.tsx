import { signedIn } from '@/app/signedIn.ts';
import { valueOrLeave } from '@/app/valueOrLeave.ts';
import type { Compared } from '@/components/versions/useDiff.ts';
import { VersionsScreen } from '@/components/versions/VersionsScreen.tsx';
import { getAssessment } from '@/lib/commands/getAssessment.ts';
import { readDraft } from '@/lib/commands/readDraft.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { usableScales } from '@/lib/commands/usableScales.ts';
import { paperOf } from '@/lib/document/paper.ts';
import { bannerOfDoc } from '@/lib/document/portions.ts';
import { markingSystemById } from '@/lib/domain/marking/markingSystems.ts';
import { mayOnAssessment, type Actor } from '@/lib/domain/policy.ts';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata = { title: 'Versions' };

/** The versions of one assessment, and what differs between them. */
export default async function VersionsRoute({ params, searchParams }: Props) {
  const { id } = await params;
  const { actor } = await signedIn(`/a/${id}/versions`);
  const { ports } = runtime();
  const assessment = valueOrLeave(await getAssessment(ports, actor, { id }));
  const state = assessment.archivedAt === null ? 'draft' : 'archived';
  const handling = await handlingOf(actor, assessment.id, assessment.marking);
  return (
    <VersionsScreen
      key={assessment.id}
      assessmentId={assessment.id}
      title={assessment.title}
      mark={handling.mark}
      isTraining={handling.isTraining}
      mayMake={mayOnAssessment(actor, assessment.role, 'versions.make', state)}
      scales={await usableScales(ports)}
      first={askedFor(await searchParams)}
      now={ports.now().toISOString()}
    />
  );
}

/** What the address asks to compare; null: nothing, or nothing that could be. */
function askedFor(address: Record<string, string | string[] | undefined>): Compared | null {
  const { since, from, to } = address;
  if (since === 'read') return 'read';
  const number = (value: unknown): number | null =>
    typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
  const first = number(from);
  return first === null ? null : { from: first, to: number(to) };
}

/** The draft's banner. One that cannot be read says so rather than pass for a paper without marks. */
async function handlingOf(actor: Actor, id: string, marking: string) {
  const draft = await readDraft(runtime().ports, actor, { id });
  if (!draft.ok) return { mark: 'MARK NOT KNOWN', isTraining: false };
  const mark = bannerOfDoc(draft.value, markingSystemById(marking)?.id).text;
  return { mark, isTraining: paperOf(draft.value).training };
}
