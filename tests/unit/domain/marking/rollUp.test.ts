import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladders } from '../../../../lib/domain/marking/ladders.ts';
import { markingSystemIds } from '../../../../lib/domain/marking/markingSystems.ts';
import { printUsBanner } from '../../../../lib/domain/marking/printUsMark.ts';
import { rollUp } from '../../../../lib/domain/marking/rollUp.ts';
import { rollUpUs } from '../../../../lib/domain/marking/rollUpUs.ts';
import type { UsMark } from '../../../../lib/domain/marking/UsMark.ts';
import { rankOfLevel, tetragraphs } from '../../../../lib/domain/marking/usVocabulary.ts';
import { anyUsMark } from './anyUsMark.ts';

const banner = (...portions: readonly string[]): string => rollUp('us', portions).banner;

describe('rolling up', () => {
  it.each([
    [['(U)', '(S//NF)', '(C//REL TO USA, GBR)'], 'SECRET//NOFORN'],
    [['(S//REL TO USA, AUS, GBR)', '(C//REL TO USA, GBR, NZL)'], 'SECRET//REL TO USA, GBR'],
    [['(S//REL TO USA, FVEY)', '(S//REL TO USA, CAN)'], 'SECRET//REL TO USA, CAN'],
    [['(S//REL TO USA, GBR)', '(S//REL TO USA, NZL)'], 'SECRET//NOFORN'],
    [['(S)', '(S//REL TO USA, GBR)'], 'SECRET//NOFORN'],
    [['(TS//SI//NF)', '(S//OC)'], 'TOP SECRET//SI//ORCON/NOFORN'],
  ])('[MR4] [MR5] %j makes %s', (portions, expected) => {
    expect(banner(...portions)).toBe(expected);
    expect(banner(...portions.toReversed())).toBe(expected);
  });

  it.each([
    [['(U)', '(S//REL TO USA, GBR)'], 'SECRET//REL TO USA, GBR'],
    [['(U//FOUO)', '(S//REL TO USA, GBR)'], 'SECRET//NOFORN'],
    [['(S//REL TO USA, GBR)', '(S//DISPLAY ONLY GBR, AFG)'], 'SECRET//DISPLAY ONLY GBR'],
    [
      ['(S//REL TO USA, GBR/DISPLAY ONLY AFG)', '(S//REL TO USA, GBR/DISPLAY ONLY AFG, IRQ)'],
      'SECRET//REL TO USA, GBR/DISPLAY ONLY AFG',
    ],
    [['(S//RELIDO)', '(S//RELIDO)', '(U)'], 'SECRET//RELIDO'],
    [['(S//RELIDO)', '(S)'], 'SECRET'],
  ])('[MR5] %j makes %s', (portions, expected) => {
    expect(banner(...portions)).toBe(expected);
  });

  it.each([
    [['(U)', '(U//FOUO)'], 'UNCLASSIFIED//FOUO'],
    [['(U//FOUO)', '(S)'], 'SECRET'],
    [['(U//FOUO)', '(U//LES)'], 'UNCLASSIFIED//LES'],
    [['(U//SBU-NF)', '(S)'], 'SECRET//NOFORN'],
    [['(U//LES-NF)', '(S)'], 'SECRET//NOFORN//LES'],
    [['(U//SBU)', '(U//SBU-NF)'], 'UNCLASSIFIED//SBU NOFORN'],
    [['(S//XD)', '(S//ND)'], 'SECRET//NODIS'],
    [['(U//DS)', '(U)'], 'UNCLASSIFIED//LIMDIS'],
    [['(U//DS)', '(C)'], 'CONFIDENTIAL'],
    [['(S//OC-USGOV)', '(S//OC)'], 'SECRET//ORCON'],
    [['(S//OC-USGOV)', '(S)'], 'SECRET//ORCON-USGOV'],
    [['(S//FRD)', '(S//RD-CNWDI)'], 'SECRET//RD-CNWDI'],
    [['(S//FGI DEU)', '(S//FGI GBR)'], 'SECRET//FGI DEU GBR'],
    [['(S//FGI DEU)', '(S//FGI)'], 'SECRET//FGI'],
    [['(//DEU S)', '(U)'], 'SECRET//FGI DEU'],
    [['(CUI//SP-LPROT)', '(CUI//PRVCY//NOFORN)'], 'CUI//SP-LPROT/PRVCY//NOFORN'],
    [['(S//XYZ)', '(S)'], 'SECRET//XYZ'],
  ])('[MR7] %j makes %s', (portions, expected) => {
    expect(banner(...portions)).toBe(expected);
  });

  const same = (a: UsMark, b: UsMark): void => expect(printUsBanner(a)).toBe(printUsBanner(b));

  it('[MR6] order does not matter', () => {
    fc.assert(
      fc.property(fc.array(anyUsMark, { maxLength: 5 }), fc.integer(), (marks, seed) => {
        const shuffled = marks
          .map((mark, at) => ({ mark, key: (at * 7919 + seed) % 101 }))
          .toSorted((a, b) => a.key - b.key);
        same(rollUpUs(marks), rollUpUs(shuffled.map(({ mark }) => mark)));
      }),
      { numRuns: 500 },
    );
  });

  it('[MR6] parts may be rolled up first', () => {
    fc.assert(
      fc.property(anyUsMark, anyUsMark, anyUsMark, (a, b, c) => {
        same(rollUpUs([rollUpUs([a, b]), c]), rollUpUs([a, b, c]));
        same(rollUpUs([a, rollUpUs([b, c])]), rollUpUs([a, b, c]));
      }),
      { numRuns: 1000 },
    );
  });

  const mayHave = ({ controls, relTo }: UsMark): ReadonlySet<string> =>
    new Set(controls.includes('NOFORN') ? [] : (relTo ?? []).flatMap((code) => tetragraphs[code] ?? [code]));

  it('[MR4] [MR6] the banner is never below a portion, and one more portion never lowers it', () => {
    fc.assert(
      fc.property(fc.array(anyUsMark, { maxLength: 4 }), anyUsMark, (marks, more) => {
        const before = rollUpUs(marks);
        const after = rollUpUs([...marks, more]);
        for (const lower of [...marks, more, before]) {
          expect(rankOfLevel(after.level)).toBeGreaterThanOrEqual(rankOfLevel(lower.level));
          for (const control of ['NOFORN', 'FISA', 'PROPIN', 'IMCON', 'RSEN'] as const) {
            if (lower.controls.includes(control)) expect(after.controls).toContain(control);
          }
          for (const { control } of lower.sci) expect(after.sci.map((each) => each.control)).toContain(control);
          expect(after.unknown).toEqual(expect.arrayContaining([...lower.unknown]));
          expect(after.sap).toEqual(expect.arrayContaining([...lower.sap]));
        }
        const isRestrictive = more.level !== 'U' || more.relTo !== null || more.controls.length > 0;
        if (isRestrictive) for (const country of mayHave(after)) expect(mayHave(more)).toContain(country);
      }),
      { numRuns: 1000 },
    );
  });

  it('[MR8] the highest rung of a ladder is the banner', () => {
    for (const [system, ladder] of Object.entries(ladders)) {
      const id = markingSystemIds.find((each) => each === system) ?? 'none';
      fc.assert(
        fc.property(fc.array(fc.nat({ max: ladder.length - 1 }), { minLength: 1, maxLength: 6 }), (rungs) => {
          const spelled = rungs.map((rung) => {
            const each = ladder[rung];
            const words =
              each === undefined
                ? []
                : [each.banner, `(${each.portion})`, ...each.also.map((word) => word.toLowerCase())];
            return words[rungs.length % words.length] ?? '';
          });
          expect(rollUp(id, spelled)).toEqual({ banner: ladder[Math.max(...rungs)]?.banner, problems: [] });
        }),
      );
    }
  });

  it('[MR8] what is on no rung is named, with what was expected, and does not count', () => {
    const { banner: line, problems } = rollUp('tlp2', ['TLP:GREEN', 'TLP:PINK', '']);
    expect(line).toBe('TLP:GREEN');
    expect(problems).toEqual([
      expect.objectContaining({ at: 1, message: expect.stringContaining('TLP:AMBER+STRICT') as string }),
    ]);
  });

  it('[MR3] portions without a mark say nothing; without any, the blank banner stands', () => {
    expect(rollUp('us', [])).toEqual({ banner: 'UNCLASSIFIED', problems: [] });
    expect(rollUp('tlp2', ['', ' '])).toEqual({ banner: 'TLP:CLEAR', problems: [] });
    expect(rollUp('none', ['(U)'])).toMatchObject({ banner: '', problems: [{ at: 0 }] });
    expect(rollUp('us', ['(S//NF)', 'nonsense']).problems).toMatchObject([{ at: 1, rule: 'no such mark' }]);
  });
});
