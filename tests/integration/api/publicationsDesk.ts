import { signIn, type ApiClient } from '../apiClient.ts';
import { testAdmin, type RunningServer } from '../startServer.ts';

export type Person = { readonly id: string; readonly client: ApiClient };
export type PublishAnswer = { readonly status: number; readonly body: unknown };

/** An owner, an approver and an assessment whose findings are waived, over HTTP alone. */
export async function publicationsDesk(server: RunningServer, name = 'desk') {
  const admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
  const person = async (who: string): Promise<Person> => {
    const email = `${who}.${name}@desk.example`;
    const password = `a long password of ${who}`;
    const body = { email, name: who, password, role: 'member' };
    const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', body);
    return { id, client: await signIn(server.origin, email, password) };
  };
  const [owner, rev] = [await person('owner'), await person('rev')];
  const { id, slug } = await owner.client.done<{ id: string; slug: string }>('POST', '/api/v1/assessments', {
    title: 'Outlook for the harbour',
    import: {
      format: 'text',
      content: 'Key Judgments\nThe harbour will likely reopen.\nSupporting Evidence\nPilots are back.',
    },
  });
  const path = `/api/v1/assessments/${id}`;
  const setMembers = (more: readonly { readonly userId: string; readonly role: string }[] = []) =>
    owner.client.done('PUT', `${path}/members`, [
      { userId: owner.id, role: 'owner' },
      { userId: rev.id, role: 'reviewer' },
      ...more,
    ]);
  await setMembers();
  const hash = async (): Promise<string> =>
    ((await owner.client.request('GET', `${path}/content?format=json`)).headers.get('etag') ?? '').replaceAll('"', '');
  type Finding = { readonly fingerprint: string; readonly gate: boolean; readonly waived?: object };
  const waiveAll = async (): Promise<void> => {
    const { findings } = await owner.client.done<{ findings: readonly Finding[] }>('GET', `${path}/checks`);
    for (const { fingerprint, gate, waived } of findings)
      if (gate && waived === undefined) {
        await owner.client.done('POST', `${path}/waivers`, { fingerprint, reason: 'A test text.' });
      }
  };
  const ask = async (contentHash: string): Promise<string> =>
    (await owner.client.done<{ id: string }>('POST', `${path}/rounds`, { reviewers: [rev.id], contentHash })).id;
  const approve = (round: string, contentHash: string): Promise<PublishAnswer> =>
    rev.client.request('POST', `/api/v1/rounds/${round}/decisions`, { decision: 'approve', contentHash });
  const publish = (contentHash: string, more: object = {}, by: ApiClient = owner.client): Promise<PublishAnswer> =>
    by.request('POST', `${path}/publications`, { contentHash, changeSummary: 'As told.', kind: 'initial', ...more });
  /** An edit that no check says anything of. */
  const edit = (cutoff: string): Promise<PublishAnswer> => owner.client.request('PATCH', path, { cutoff });
  return { admin, person, owner, rev, id, slug, path, setMembers, hash, waiveAll, ask, approve, publish, edit };
}

export const kindOf = (body: unknown): string => (body as { error?: { kind?: string } }).error?.kind ?? 'ok';
export const gatesOf = (body: unknown): readonly string[] =>
  (
    (body as { error?: { details?: { gates?: readonly { readonly gate: string }[] } } }).error?.details?.gates ?? []
  ).map(({ gate }) => gate);
