import { notFound } from 'next/navigation';
import { signedIn } from '@/app/signedIn.ts';
import { valueOrLeave } from '@/app/valueOrLeave.ts';
import { ReviewScreen } from '@/components/review/ReviewScreen.tsx';
import { getAssessment } from '@/lib/commands/getAssessment.ts';
import { readRound } from '@/lib/commands/readRound.ts';
import { readVersion } from '@/lib/commands/readVersion.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { usableScales } from '@/lib/commands/usableScales.ts';
import { docJsonSchema } from '@/lib/document/docJson.ts';
import { paperOf } from '@/lib/document/paper.ts';
import { bannerOfDoc } from '@/lib/document/portions.ts';
import { findScale } from '@/lib/domain/likelihood/scaleById.ts';
import { markingSystemById } from '@/lib/domain/marking/markingSystems.ts';
import { mayOnAssessment } from '@/lib/domain/policy.ts';

type Props = { readonly params: Promise<{ readonly id: string; readonly round: string }> };

export const metadata = { title: 'Review' };

/** One round of review: the pinned text, under its own banner. */
export default async function ReviewRoute({ params }: Props) {
  const { id, round: roundId } = await params;
  const { actor } = await signedIn(`/a/${id}/review/${roundId}`);
  const { ports } = runtime();
  const assessment = valueOrLeave(await getAssessment(ports, actor, { id }));
  const round = valueOrLeave(await readRound(ports, actor, { id: roundId }));
  if (round.assessmentId !== assessment.id) notFound();
  const version = valueOrLeave(await readVersion(ports, actor, { id, number: String(round.mine.text.version) }));
  const text = docJsonSchema.parse(JSON.parse(version.json));
  const paper = paperOf(text);
  const scales = await usableScales(ports);
  const state = assessment.archivedAt === null ? 'draft' : 'archived';
  return (
    <ReviewScreen
      key={round.id}
      assessment={{ id: assessment.id, title: assessment.title, scale: assessment.scale }}
      meId={actor.userId}
      first={round}
      text={text}
      scale={findScale(scales, paper.scale ?? assessment.scale)}
      scales={scales}
      mark={bannerOfDoc(text, markingSystemById(assessment.marking)?.id).text}
      isTraining={paper.training}
      mayClose={mayOnAssessment(actor, assessment.role, 'rounds.request', state)}
    />
  );
}
