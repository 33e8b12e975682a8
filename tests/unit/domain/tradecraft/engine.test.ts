import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockChecks, paperChecks } from '../../../../lib/domain/tradecraft/allChecks.ts';
import { checksPage } from '../../../../lib/domain/tradecraft/checksPage.ts';
import { checkTable } from '../../../../lib/domain/tradecraft/checkTable.ts';
import type { CheckedBlock, CheckedKind } from '../../../../lib/domain/tradecraft/CheckedPaper.ts';
import type { MarkingSystemId } from '../../../../lib/domain/marking/markingSystems.ts';
import { checkPaper, CheckRun } from '../../../../lib/domain/tradecraft/CheckRun.ts';
import { block, paper } from './paperOf.ts';

const kinds: readonly CheckedKind[] = [
  'title',
  'heading',
  'judgment',
  'evidence',
  'assumption',
  'alternative',
  'indicator',
  'gap',
  'recommendation',
  'source',
  'figure',
  'table',
  'quote',
  'paragraph',
];
const words =
  'the The This yard alliance will likely unlikely might could may not with Moscow’s support increases the risk potential for is expected to , and . ( ) “ ” {likely} [1] high confidence 30% recently significant should If were to provoking responses from Japan'.split(
    ' ',
  );
const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 25 }).map((list) => list.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);
const marks = ['(U)', '(S//NF)', '(S//REL TO USA, GBR)', '(TS//SI//NF)', 'TLP:RED', 'NS', 'SECRET', '()'];
const maybe = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: null });

/** Any block, with an id that `at` makes its own. */
const anyBlock = (at: number): fc.Arbitrary<CheckedBlock> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      text: anyText,
      basis: fc.option(anyText, { nil: undefined }),
      section: maybe('key-judgments', 'implications', 'sources'),
      links: fc.array(fc.constantFrom('supports:b0', 'cites:b1', 'contradicts:b2', 'indicates:b0', 'supports:x!'), {
        maxLength: 3,
      }),
      likelihood: maybe('likely', 'unlikely', 'nonsense'),
      confidence: maybe('low', 'high'),
      horizon: maybe('2027', '2040-01', 'soon'),
      probability: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null }),
      marking: fc.option(fc.oneof(fc.constantFrom(...marks), fc.string({ maxLength: 12 })), { nil: null }),
      cited: fc.subarray(['b0', 'b1', 'gone']),
    })
    .map(({ kind, text, basis, section, links, cited, ...fields }) =>
      block(kind, `b${at}`, text, {
        section,
        links,
        ...(basis !== undefined && { basis }),
        cited,
        fields,
      }),
    );
/** Settings under which all checks on marks and time run. */
const anySetting = fc.record({
  system: maybe('us', 'tlp2', 'nato', 'uk', 'none') as fc.Arbitrary<MarkingSystemId | null>,
  raisedTo: maybe('SECRET', 'TLP:AMBER', 'no banner'),
  raisedFor: maybe('', 'By compilation'),
  isMarked: fc.boolean(),
  today: maybe('2026-11-23'),
});
const anyBlocks = fc
  .nat({ max: 6 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, at) => anyBlock(at))));

describe('the engine', () => {
  it('[TC1] table, code and page agree', () => {
    const running = [...blockChecks, ...paperChecks].map(({ id }) => id);
    expect(new Set(running).size).toBe(running.length);
    expect(running.toSorted()).toEqual(checkTable.map(({ id }) => id).toSorted());
    const page = readFileSync(fileURLToPath(new URL('../../../../docs/checks.md', import.meta.url)), 'utf8');
    expect(page, 'run: npx tsx scripts/writeChecksPage.ts').toBe(checksPage());
  });

  it('[TC3] [TC5] nothing throws, every finding points into its text, every name is its own', () => {
    fc.assert(
      fc.property(anyBlocks, anySetting, (blocks, setting) => {
        const findings = checkPaper(paper(blocks, setting), { on: ['OB2', 'OB3'], off: [] });
        for (const { blockId, from, to, quote } of findings) {
          const text = blocks.flatMap(({ texts }) => texts).find((each) => each.blockId === blockId)?.text;
          if (blockId === null || text === undefined) expect([from, to, quote]).toEqual([0, 0, '']);
          else expect(text.slice(from, to)).toBe(quote);
          if (blockId !== null && text === undefined) expect(blocks.map(({ id }) => id)).toContain(blockId);
        }
        const names = findings.map(({ fingerprint }) => fingerprint);
        expect(new Set(names).size).toBe(names.length);
      }),
      { numRuns: 500 },
    );
  });

  it('[TC4] checking again after a change is checking from the beginning', () => {
    fc.assert(
      fc.property(
        anyBlocks,
        fc.array(fc.tuple(fc.nat({ max: 5 }), anyBlock(9)), { maxLength: 4 }),
        anySetting,
        (start, changes, setting) => {
          const run = new CheckRun();
          let blocks: readonly CheckedBlock[] = start;
          expect(run.check(paper(blocks, setting))).toEqual(checkPaper(paper(blocks, setting)));
          for (const [at, changed] of changes) {
            blocks = blocks.map((each, index) => (index === at ? { ...changed, id: each.id } : each));
            expect(run.check(paper(blocks, setting))).toEqual(checkPaper(paper(blocks, setting)));
          }
          expect(run.check(paper(blocks, { ...setting, cutoff: null }))).toEqual(
            checkPaper(paper(blocks, { ...setting, cutoff: null })),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('[TC4] a block that did not change is not looked at again', () => {
    let looks = 0;
    const still = block('judgment', 'j', 'It might fail.');
    const watched: CheckedBlock = {
      ...still,
      get texts() {
        looks += 1;
        return still.texts;
      },
    };
    const run = new CheckRun({ on: [], off: checkTable.map(({ id }) => id).filter((id) => id !== 'EL2') });
    run.check(paper([watched]));
    const once = looks;
    run.check(paper([watched, block('paragraph', 'p', 'More.')]));
    expect(looks).toBe(once);
  });

  it('[TC5] a finding keeps its fingerprint whatever is edited elsewhere', () => {
    const blockIds = 'EL1 EL2 EL3 EL5 EL6 EL8 CF1 SR1 SR3 IJ1 TM1 TM2 MK1 MK2 MK4'.split(' ');
    fc.assert(
      fc.property(anyBlocks, anyBlock(8), fc.nat({ max: 6 }), anySetting, (blocks, added, at, setting) => {
        const own = (all: readonly CheckedBlock[]): readonly string[] =>
          checkPaper(paper(all, setting))
            .filter(
              ({ checkId, blockId }) => blockIds.includes(checkId) && blockId !== null && !blockId.startsWith('b8'),
            )
            .map(({ fingerprint }) => fingerprint);
        expect(own([...blocks.slice(0, at), added, ...blocks.slice(at)])).toEqual(own(blocks));
      }),
      { numRuns: 200 },
    );
  });

  it('[TC5] words before it in its own block do not rename it either', () => {
    const [before] = checkPaper(paper([block('judgment', 'j', 'It might fail.')])).filter(
      ({ checkId }) => checkId === 'EL2',
    );
    const [after] = checkPaper(paper([block('judgment', 'j', 'Rain falls. It might fail.')])).filter(
      ({ checkId }) => checkId === 'EL2',
    );
    expect(after?.fingerprint).toBe(before?.fingerprint);
    expect(after?.from).not.toBe(before?.from);
  });
});
