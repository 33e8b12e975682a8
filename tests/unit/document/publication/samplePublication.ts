import { createHash } from 'node:crypto';
import { canonicalDoc, canonicalJson } from '../../../../lib/document/canonicalJson.ts';
import type { DocJson } from '../../../../lib/document/docJson.ts';
import { bannerOfDoc } from '../../../../lib/document/portions.ts';
import type { Publication, PublicationState } from '../../../../lib/document/publication.ts';
import { sampleDraft } from '../../../../lib/document/sample/sampleDraft.ts';
import { defaultScale } from '../../../../lib/domain/likelihood/scaleById.ts';

/** A publication of any draft, with invented people around it. */
export function publicationOf(doc: DocJson, given: Partial<Publication> = {}): Publication {
  const content = canonicalDoc(doc);
  return {
    id: '5b9a4a3e-8f0e-4a59-9d35-0d9d3c1f7a01',
    assessmentId: '1d0f7a52-6a49-4d0a-8f6c-2b7a0e5d4c02',
    assessmentNumber: 14,
    reference: 'YS-2026-014',
    slug: 'harbour-outlook-k3x9',
    number: 2,
    kind: 'substantive',
    title: 'Outlook',
    publishedAt: '2026-11-22T09:30:00.000Z',
    publishedBy: 'Release Desk',
    sha256: createHash('sha256').update(canonicalJson(content)).digest('hex'),
    content,
    scale: defaultScale,
    marking: 'us',
    banner: 'UNCLASSIFIED',
    changeSummary: 'New reporting on fuel',
    previous: 1,
    changes: [],
    dissents: [],
    authors: ['Ana Author', 'Ben Author'],
    rounds: [],
    waivers: [],
    recalled: {},
    ...given,
  };
}

/** The product's own sample, published for the second time after a review, a coordination and a dissent. */
export const samplePublication: Publication = publicationOf(sampleDraft, {
  title: 'Outlook for the Russia–North Korea Defence Partnership',
  banner: bannerOfDoc(sampleDraft).text,
  changes: [
    {
      id: 'j-warhead',
      label: 'J3',
      change: 'weakened',
      likelihood: { from: 'roughly-even-chance', to: 'unlikely' },
    },
    { id: 'j-fuel', label: 'J4', change: 'reworded', likelihood: { from: null, to: null } },
  ],
  dissents: [
    {
      judgmentId: 'j-missile',
      by: 'Rita Reviewer',
      likelihood: 'roughly-even-chance',
      reason: 'Reporting on guidance rests on one source',
    },
  ],
  rounds: [
    {
      number: 1,
      kind: 'review',
      sha256: 'ab'.repeat(32),
      requestedAt: '2026-11-18T08:00:00.000Z',
      answers: [
        { name: 'Rita Reviewer', organisation: null, answer: 'approve_with_dissent', at: '2026-11-19T10:00:00.000Z' },
        { name: 'Sam Reviewer', organisation: null, answer: 'approve', at: '2026-11-19T11:00:00.000Z' },
      ],
    },
    {
      number: 2,
      kind: 'coordination',
      sha256: 'cd'.repeat(32),
      requestedAt: '2026-11-20T08:00:00.000Z',
      answers: [
        { name: 'Tova Desk', organisation: 'Harbour Office', answer: 'concur', at: '2026-11-21T10:00:00.000Z' },
        { name: 'Ulf Desk', organisation: 'Coast Survey', answer: null, at: null },
      ],
    },
  ],
  waivers: [
    {
      checkId: 'TM1',
      blockId: 'j-fuel',
      reason: 'It explains the present',
      by: 'Ana Author',
      at: '2026-11-21T12:00:00.000Z',
    },
  ],
  recalled: { 'src-customs': { day: '2026-11-21', reason: 'The office withdrew its figures' } },
});

export const standing: PublicationState = { retracted: null, latest: 2 };
export const retracted: PublicationState = {
  retracted: {
    at: '2026-11-24T08:00:00.000Z',
    by: 'Release Desk',
    reason: 'A source was forged',
    replacedBy: 3,
  },
  latest: 3,
};
