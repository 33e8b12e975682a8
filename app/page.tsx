import type { Metadata } from 'next';
import { filterOf, isFiltered, listQueryOf } from '@/components/library/filterAddress.ts';
import { relaxations } from '@/components/library/filterWords.ts';
import { Library } from '@/components/library/Library.tsx';
import type { LibraryFilter } from '@/components/library/LibraryActions.ts';
import type { Otherwise } from '@/components/library/NothingMatches.tsx';
import { countAssessments } from '@/lib/commands/countAssessments.ts';
import { listAssessments } from '@/lib/commands/listAssessments.ts';
import { listTemplates } from '@/lib/commands/listTemplates.ts';
import { readLibrary } from '@/lib/commands/readLibrary.ts';
import { readWorkspace } from '@/lib/commands/readWorkspace.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import type { Actor } from '@/lib/domain/policy.ts';
import { assessmentListQuery } from '@/lib/protocol/assessmentDto.ts';
import { archive, dismiss, loadSample, moreAssessments, unarchive } from './actions.ts';
import { Shell } from './Shell.tsx';
import { signedIn } from './signedIn.ts';
import { valueOrLeave } from './valueOrLeave.ts';

export const metadata: Metadata = { title: 'My work' };

/** Assessments on one page of the list. */
const pageSize = 50;
/** Saved templates that the menu offers. */
const templatesOffered = 20;

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function LibraryRoute(props: Props) {
  const address = await props.searchParams;
  const signed = await signedIn('/');
  const { actor } = signed;
  const { ports } = runtime();
  const filter = filterOf(address);
  const [library, page, templates, workspace] = await Promise.all([
    readLibrary(ports, actor).then(valueOrLeave),
    listAssessments(ports, actor, assessmentListQuery.parse({ ...listQueryOf(filter), limit: pageSize })).then(
      valueOrLeave,
    ),
    listTemplates(ports, actor, { limit: templatesOffered }).then(valueOrLeave),
    readWorkspace(ports),
  ]);
  return (
    <Shell signed={signed} current="assessments" library={library} topic={filter.topic}>
      <Library
        page={page}
        library={library}
        templates={templates.items}
        filter={filter}
        otherwise={page.items.length > 0 ? null : await otherwise(actor, filter)}
        isEmpty={!isFiltered(filter) && library.all + library.archived === 0}
        sampleFailed={address['sample'] === 'failed'}
        now={ports.now().toISOString()}
        scaleId={workspace?.scale ?? ''}
        currentUserId={actor.userId}
        isAdmin={actor.workspaceRole === 'admin'}
        actions={{ archive, unarchive, loadSample, more: moreAssessments, dismiss }}
      />
    </Shell>
  );
}

/** Where there are matches with one filter less: the first way that has any. */
async function otherwise(actor: Actor, filter: LibraryFilter): Promise<Otherwise | null> {
  const { ports } = runtime();
  for (const way of relaxations(filter)) {
    const count = valueOrLeave(
      await countAssessments(ports, actor, assessmentListQuery.parse(listQueryOf(way.filter))),
    );
    if (count > 0) return { ...way, count };
  }
  return null;
}
