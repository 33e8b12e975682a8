import type { ApiClient } from './apiClient.ts';

/** Somebody signed in. */
type Person = { readonly id: string; readonly api: ApiClient };

/** A dissent as it is sent. */
type Dissent = { readonly judgmentId: string; readonly likelihood?: string; readonly reason: string };

/** What a publication answered. */
export type Published = {
  readonly number: number;
  readonly slug: string;
  readonly url: string;
  readonly sha256: string;
};

/**
 * Brings a draft as it stands to its readers, over the API: what its checks find is waived with a reason, a reviewer approves
 * exactly this text, and its owner publishes it.
 */
export async function publishOverApi(
  owner: Person,
  reviewer: Person,
  assessmentId: string,
  more: {
    readonly kind?: 'initial' | 'administrative' | 'substantive';
    readonly changeSummary?: string;
    readonly audience?: 'link' | 'signed-in';
    readonly dissents?: readonly Dissent[];
  } = {},
): Promise<Published> {
  const { kind = 'initial', changeSummary = 'As it was reviewed.', audience = 'link', dissents = [] } = more;
  const base = `/api/v1/assessments/${assessmentId}`;
  type Finding = { readonly fingerprint: string; readonly gate: boolean; readonly waived?: object };
  const { findings } = await owner.api.done<{ findings: readonly Finding[] }>('GET', `${base}/checks`);
  for (const { fingerprint, gate, waived } of findings) {
    if (gate && waived === undefined) {
      await owner.api.done('POST', `${base}/waivers`, { fingerprint, reason: 'Invented for a test.' });
    }
  }
  const { headers } = await owner.api.request('GET', `${base}/content`);
  const contentHash = (headers.get('etag') ?? '').replaceAll('"', '');
  const asked = { reviewers: [reviewer.id], contentHash };
  const round = await owner.api.done<{ id: string }>('POST', `${base}/rounds`, asked);
  await reviewer.api.done('POST', `/api/v1/rounds/${round.id}/decisions`, {
    decision: dissents.length === 0 ? 'approve' : 'approve_with_dissent',
    contentHash,
    summary: 'Read in full.',
    ...(dissents.length > 0 && { dissents }),
  });
  return owner.api.done<Published>('POST', `${base}/publications`, { contentHash, changeSummary, kind, audience });
}
