import { redirect } from 'next/navigation';
import { signedIn } from '@/app/signedIn.ts';
import { valueOrLeave } from '@/app/valueOrLeave.ts';
import { EditorScreen } from '@/components/editor/EditorScreen.tsx';
import { servedCopyOf, type ServedCopy } from '@/components/editor/connection/servedCopy.ts';
import { sessionActor } from '@/lib/auth/sessionActor.ts';
import { isId } from '@/lib/commands/isId.ts';
import { getAssessment } from '@/lib/commands/getAssessment.ts';
import { readDraft } from '@/lib/commands/readDraft.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { usableScales } from '@/lib/commands/usableScales.ts';
import type { Actor } from '@/lib/domain/policy.ts';
import { markingSystemOf } from '@/lib/domain/marking/markingSystems.ts';

type Props = {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/**
 * The editor of one assessment. Who may see it is settled before the first byte goes out, so that the answer is a
 * redirect or a 404 to programs as well as to people. The text is read while the page already begins: the live draft,
 * which the page asks for itself, does not wait for the copy.
 */
export default async function AssessmentPage({ params, searchParams }: Props) {
  const { id } = await params;
  // What people are told leads to the assessment; a round has a page of its own.
  const { review } = await searchParams;
  if (typeof review === 'string' && isId(review)) redirect(`/a/${id}/review/${review}`);
  const { actor, account } = await signedIn(`/a/${id}`);
  const { ports } = runtime();
  const assessment = valueOrLeave(await getAssessment(ports, actor, { id }));
  const copy = servedCopy(actor, assessment.id);
  return (
    <EditorScreen
      key={assessment.id}
      assessment={{
        id: assessment.id,
        title: assessment.title,
        reference: assessment.reference,
        status: assessment.status,
        isArchived: assessment.archivedAt !== null,
        scale: assessment.scale,
        role: assessment.role,
        createdAt: assessment.createdAt,
        dueAt: assessment.dueAt,
        topic: assessment.topic,
      }}
      marking={markingSystemOf(assessment.marking)}
      me={{
        userId: actor.userId,
        name: account.name,
        email: account.email,
        hue: account.hue,
      }}
      copy={copy}
      scales={await usableScales(ports)}
    />
  );
}

export async function generateMetadata({ params }: Props) {
  const { id } = await params;
  const actor = await sessionActor();
  const found = actor === null ? null : await getAssessment(runtime().ports, actor, { id });
  return { title: found?.ok === true ? found.value.title : 'Assessment' };
}

/** The draft for reading until the live one has arrived. A failure is a state of the page, never an empty document. */
async function servedCopy(actor: Actor, id: string): Promise<ServedCopy> {
  const { ports, log } = runtime();
  try {
    const draft = await readDraft(ports, actor, { id });
    return draft.ok ? servedCopyOf(draft.value, Date.now()) : failed(id, draft.error.kind);
  } catch (error) {
    return failed(id, error instanceof Error ? error.message : 'unknown');
  }

  function failed(assessmentId: string, reason: string): ServedCopy {
    const reference = `LOAD-${ports.randomId().slice(0, 4).toUpperCase()}`;
    log.error({ reference, assessmentId, reason }, 'a draft could not be read for its page');
    return { state: 'failed', reference };
  }
}
