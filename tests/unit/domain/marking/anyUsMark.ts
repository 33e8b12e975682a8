import fc from 'fast-check';
import { inListOrder, plainMark, sortedSet } from '../../../../lib/domain/marking/UsMark.ts';
import type { UsMark } from '../../../../lib/domain/marking/UsMark.ts';
import { joinAea, joinCui, joinSci } from '../../../../lib/domain/marking/parseUsMark.ts';
import { usControls, usLevels, usNonIc } from '../../../../lib/domain/marking/usVocabulary.ts';

const countries = fc.subarray(['AUS', 'CAN', 'GBR', 'NZL', 'DEU', 'FVEY', 'NATO']);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null, freq: 3 });
const few = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values], { maxLength: 3 });

const sci = fc
  .array(
    fc.record({
      control: fc.constantFrom('SI', 'TK', 'HCS'),
      compartments: fc.array(
        fc.record({ name: fc.constantFrom('G', 'P', 'O'), subs: fc.subarray(['ABCD', 'EFGH', '123']) }),
        { maxLength: 2 },
      ),
    }),
    { maxLength: 2 },
  )
  .map(joinSci);
const aea = fc
  .array(
    fc.record({
      kind: fc.constantFrom('RD' as const, 'FRD' as const, 'TFNI' as const, 'UCNI' as const),
      details: fc.subarray(['CNWDI', 'N', 'SIGMA 14 18']),
    }),
    { maxLength: 2 },
  )
  .map(joinAea);
const cui = fc
  .record({ categories: fc.subarray(['SP-LPROT', 'PRVCY', 'CTI']), controls: fc.subarray(['NOFORN', 'FED ONLY']) })
  .map((each) => joinCui([each]));

/** A mark of the United States with anything in it, valid or not: what may be written may be rolled up. */
export const anyUsMark: fc.Arbitrary<UsMark> = fc
  .record({
    level: fc.constantFrom(...usLevels.map(({ portion }) => portion).filter((each) => each !== 'R')),
    cui: maybe(cui),
    sci,
    sap: fc.subarray(['BP', 'XYZ']).map(sortedSet),
    aea,
    fgi: maybe(fc.subarray(['DEU', 'GBR']).map(inListOrder)),
    controls: few(usControls.map(({ banner }) => banner)),
    relTo: maybe(countries.map((list) => inListOrder(['USA', ...list]))),
    displayOnly: maybe(countries.filter((list) => list.length > 0).map(inListOrder)),
    nonIc: few(usNonIc.map(({ banner }) => banner)),
    unknown: fc.subarray(['WAIVED', 'XR-7', 'KLM']).map(sortedSet),
  })
  .map((mark) => ({ ...plainMark(mark.level), ...mark }));
