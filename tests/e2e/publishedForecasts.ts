import type { Person } from './desk.ts';
import { share } from './editorPage.ts';

/** A judgment as it is imported: what it says, and its fields. */
export type Forecast = {
  readonly words: string;
  readonly likelihood: string;
  readonly confidence?: string;
  readonly horizon?: string;
};

/** A paper of an owner's with these judgments (`j1`, `j2`, …), approved by a reviewer and published; its id. */
export async function publishForecasts(
  owner: Person,
  reviewer: Person,
  {
    title,
    topic,
    forecasts,
  }: { readonly title: string; readonly topic?: string; readonly forecasts: readonly Forecast[] },
): Promise<string> {
  const content = {
    type: 'doc',
    content: forecasts.map(({ words, ...attrs }, at) => ({
      type: 'judgment',
      attrs: { id: `j${at + 1}`, kind: 'forecast', ...attrs },
      content: [{ type: 'statement', attrs: { id: `j${at + 1}-s` }, content: [{ type: 'text', text: words }] }],
    })),
  };
  const { id } = await owner.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title,
    import: { format: 'json', content },
  });
  const path = `/api/v1/assessments/${id}`;
  if (topic !== undefined) await owner.api.done('PATCH', path, { topic });
  await share(owner.api, id, [
    [owner, 'owner'],
    [reviewer, 'reviewer'],
  ]);
  await publishAgain(owner, reviewer, id, 'initial');
  return id;
}

/** Switches off what the text does not pass, has it approved and publishes it. */
export async function publishAgain(
  owner: Person,
  reviewer: Person,
  id: string,
  kind: 'initial' | 'substantive',
): Promise<void> {
  const path = `/api/v1/assessments/${id}`;
  type Checks = {
    readonly findings: readonly { readonly checkId: string; readonly gate: boolean }[];
    readonly profile: { readonly off: readonly string[] };
  };
  const { findings, profile } = await owner.api.done<Checks>('GET', `${path}/checks`);
  const off = [...new Set([...profile.off, ...findings.filter(({ gate }) => gate).map(({ checkId }) => checkId)])];
  await owner.api.done('PUT', `${path}/checks/profile`, { on: [], off });
  const { headers } = await owner.api.request('GET', `${path}/content?format=json`);
  const contentHash = (headers.get('etag') ?? '').replaceAll('"', '');
  const round = await owner.api.done<{ id: string }>('POST', `${path}/rounds`, {
    reviewers: [reviewer.id],
    contentHash,
  });
  await reviewer.api.done('POST', `/api/v1/rounds/${round.id}/decisions`, { decision: 'approve', contentHash });
  await owner.api.done('POST', `${path}/publications`, { contentHash, changeSummary: 'As told.', kind });
}
