import { describe, expect, it } from 'vitest';
import { canonicalDoc } from '../../../lib/document/canonicalJson.ts';
import { checkDraft } from '../../../lib/document/checkDraft.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import { checkedDoc } from '../../../lib/document/import/importJson.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { defaultProfile } from '../../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import { cleanPaper } from './cleanPaper.ts';

const findings = (content: DocJson): readonly Finding[] =>
  checkDraft({ content, scales, marking: 'us', profile: defaultProfile, today: '2026-11-23' });

describe('a paper that keeps the rules', () => {
  it('[TC9] has no finding that would keep it from being published, and no error or warning', () => {
    expect(checkedDoc(cleanPaper).ok).toBe(true);
    expect(canonicalDoc(cleanPaper)).toBeTruthy();
    const found = findings(cleanPaper);
    expect(found.filter(({ gate, severity }) => gate || severity !== 'info').map(told)).toEqual([]);
  });

  it('[TC9] is not clean by silence: with its links, fields and tokens gone it has many', () => {
    const bare = JSON.parse(JSON.stringify(cleanPaper), (_key, value: unknown) =>
      Array.isArray(value)
        ? value.filter((each: { type?: string } | null) => each?.type !== 'relation' && each?.type !== 'likelihoodTerm')
        : value,
    ) as DocJson;
    const gates = new Set(
      findings(bare)
        .filter(({ gate }) => gate)
        .map(({ checkId }) => checkId),
    );
    expect([...gates].toSorted()).toEqual(['SR1', 'SR3']);
  });
});

function told({ checkId, quote, message }: Finding): string {
  return `${checkId} ${quote} ${message}`;
}
