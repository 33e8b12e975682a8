import type { NodeKind, SectionKind } from '../../../../lib/document/grammar.ts';

/** One sentence of the sample: how it begins, the block and section it must land in, its likelihood and kind. */
export type GoldenSentence = {
  readonly starts: string;
  readonly block: NodeKind;
  readonly section: SectionKind;
  /** The ICD 203 term that its words say, wherever it stands; null: none. */
  readonly term: string | null;
  /** For judgments only. */
  readonly kind?: 'forecast' | 'explanation';
};

/** Written by hand from the sample's words; nothing here is computed. */
const rows = `
key-judgments | judgment | Moscow and Pyongyang will very likely | very-likely | forecast
key-judgments | judgment | North Korea will likely flight-test | likely | forecast
key-judgments | judgment | It is unlikely that Russia | unlikely | forecast
key-judgments | judgment | There is a roughly even chance | roughly-even-chance | forecast
key-judgments | judgment | Regular fuel deliveries make | - | explanation
supporting-evidence | evidence | Since 2023, commercial | - |
supporting-evidence | evidence | Customs data that partners | - |
supporting-evidence | evidence | Shell casings recovered | - |
supporting-evidence | evidence | Defectors describe | - |
supporting-evidence | evidence | A single intercepted message | - |
supporting-evidence | evidence | We have no direct reporting | - |
supporting-evidence | evidence | Chinese officials have twice | - |
supporting-evidence | evidence | Trade between China | - |
assumptions | assumption | We assume that Russia | - |
assumptions | assumption | We also assume that | - |
implications | judgment | If deliveries continue | likely | forecast
implications | judgment | Tokyo is more likely | - | forecast
implications | judgment | Sanctions monitoring will | - | forecast
implications | judgment | A successful test | almost-certain | forecast
implications | judgment | The partnership also gives | - | explanation
implications | judgment | It might outlast | - | forecast
alternatives | alternative | Russia could end transfers | - |
alternatives | alternative | We consider this very unlikely | very-unlikely |
alternatives | alternative | Beijing might instead | almost-no-chance |
indicators | indicator | Watch for Russian transport | - |
recommendations | recommendation | Restore a shared mechanism | - |
recommendations | recommendation | Partners outside the U.N. system | - |
recommendations | recommendation | Offer Seoul and Tokyo | - |
recommendations | recommendation | Warning times shrink | - |
recommendations | recommendation | Open a quiet channel | - |
recommendations | recommendation | Its interests differ | - |
recommendations | recommendation | Review this assessment | - |
`;

export const sampleGolden: readonly GoldenSentence[] = rows
  .trim()
  .split('\n')
  .map((row) => {
    const [section = '', block = '', starts = '', term = '', kind = ''] = row.split('|').map((cell) => cell.trim());
    return {
      starts,
      block: block as NodeKind,
      section: section as SectionKind,
      term: term === '-' ? null : term,
      ...(kind === '' ? {} : { kind: kind as 'forecast' | 'explanation' }),
    };
  });
