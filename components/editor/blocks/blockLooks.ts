import type { LabelledKind } from '../../../lib/document/labelPrefixes.ts';

/** How a kind of block looks: its class, and its name for screen readers. */
export const blockLooks: Readonly<Record<LabelledKind, { readonly className: string; readonly name: string }>> = {
  judgment: { className: 'judg', name: 'Judgment' },
  evidence: { className: 'evi', name: 'Evidence' },
  source: { className: 'evi src', name: 'Source' },
  recommendation: { className: 'evi reco', name: 'Recommendation' },
  alternative: { className: 'judg alt', name: 'Alternative' },
  assumption: { className: 'evi assume', name: 'Assumption' },
  indicator: { className: 'evi', name: 'Indicator' },
  gap: { className: 'evi', name: 'Gap' },
  figure: { className: 'fig', name: 'Figure' },
};
