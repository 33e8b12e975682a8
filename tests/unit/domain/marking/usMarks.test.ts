import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUsMark } from '../../../../lib/domain/marking/parseUsMark.ts';
import { printUsBanner, printUsPortion } from '../../../../lib/domain/marking/printUsMark.ts';
import { usProblems } from '../../../../lib/domain/marking/usProblems.ts';
import type { UsMark } from '../../../../lib/domain/marking/UsMark.ts';
import { anyUsMark } from './anyUsMark.ts';

function read(text: string): UsMark {
  const result = parseUsMark(text);
  if (!result.ok) throw new Error(`${text}: ${result.error.message}`);
  return result.value;
}

describe('marks of the United States', () => {
  it('[MR1] parse(print(mark)) is the identity, as banner and as portion', () => {
    fc.assert(
      fc.property(anyUsMark, (mark) => {
        expect(read(printUsBanner(mark))).toEqual(mark);
        expect(read(printUsPortion(mark))).toEqual(mark);
      }),
      { numRuns: 1000 },
    );
  });

  it('[MR1] no text makes the reader throw', () => {
    const piece = fc.constantFrom(
      '//',
      '/',
      '-',
      ' ',
      'S',
      'TS',
      'REL TO ',
      'FGI',
      'CUI',
      'SI',
      ',',
      '(',
      ')',
      'ZZ',
      'NATO ',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (text) => {
          const result = parseUsMark(text);
          if (result.ok) expect(read(printUsBanner(result.value))).toEqual(result.value);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['SECRET//NOFORN', 'SECRET//NOFORN', '(S//NF)'],
    ['TOP SECRET//SI/TK//RELIDO', 'TOP SECRET//SI/TK//RELIDO', '(TS//SI/TK//RELIDO)'],
    [
      'SECRET//FGI DEU GBR//REL TO USA, DEU, GBR',
      'SECRET//FGI DEU GBR//REL TO USA, DEU, GBR',
      '(S//FGI DEU GBR//REL TO USA, DEU, GBR)',
    ],
    [
      '(S//REL TO USA, GBR/DISPLAY ONLY AFG)',
      'SECRET//REL TO USA, GBR/DISPLAY ONLY AFG',
      '(S//REL TO USA, GBR/DISPLAY ONLY AFG)',
    ],
    ['(TS//SI-G//OC/NF)', 'TOP SECRET//SI-G//ORCON/NOFORN', '(TS//SI-G//OC/NF)'],
    ['CUI//SP-LPROT//NOFORN', 'CUI//SP-LPROT//NOFORN', '(CUI//SP-LPROT//NOFORN)'],
    ['(ts // si-g efgh abcd // nf/oc)', 'TOP SECRET//SI-G ABCD EFGH//ORCON/NOFORN', '(TS//SI-G ABCD EFGH//OC/NF)'],
    ['//COSMIC TOP SECRET', '//COSMIC TOP SECRET', '(//CTS)'],
    ['//NATO SECRET', '//NATO SECRET', '(//NS)'],
    ['//JOINT SECRET GBR USA', '//JOINT SECRET GBR USA', '(//JOINT S GBR USA)'],
    ['//DEU SECRET', '//DEU SECRET', '(//DEU S)'],
    ['TOP SECRET//SAR-BP/XYZ', 'TOP SECRET//SAR-BP/XYZ', '(TS//SAR-BP/XYZ)'],
    ['SECRET//RD-CNWDI', 'SECRET//RD-CNWDI', '(S//RD-CNWDI)'],
    ['UNCLASSIFIED//LES NOFORN', 'UNCLASSIFIED//LES NOFORN', '(U//LES-NF)'],
  ])('[MR2] %s', (text, banner, portion) => {
    expect(printUsBanner(read(text))).toBe(banner);
    expect(printUsPortion(read(text))).toBe(portion);
  });

  it.each(['', '()', 'SECRETISH', 'RESTRICTED', 'NOFORN', '//', '//JOINT USA', 'x'.repeat(3000)])(
    '[MR2] %j is no mark, and the answer says what one looks like',
    (text) => {
      const result = parseUsMark(text);
      expect(result.ok).toBe(false);
      if (!result.ok) expect(result.error.message).toMatch(/mark/u);
    },
  );

  it.each([
    ['S//FOUO', ['FOUO only on U']],
    ['U//NF', ['NOFORN needs C']],
    ['U//OC', ['ORCON needs C']],
    ['U//RELIDO', ['RELIDO needs C']],
    ['U//REL TO USA, GBR', ['REL TO needs C']],
    ['S//NF/REL TO USA, GBR', ['NOFORN not with release']],
    ['S//NF/RELIDO', ['NOFORN not with release']],
    ['S//RELIDO/DISPLAY ONLY AFG', ['DISPLAY ONLY not with RELIDO']],
    ['S//REL TO USA', ['REL TO names others']],
    ['S//REL TO GBR', ['REL TO names others']],
    ['TS//SI', ['SCI needs a decision']],
    ['TS//HCS//OC', ['HCS needs NOFORN']],
    ['TS//IMC/NF', ['IMCON only on S']],
    ['U//RD', ['RD needs C']],
    ['S//UCNI', ['UCNI only on U']],
    ['U//FGI DEU', ['FGI in US products']],
    ['S//FGI USA', ['FGI in US products']],
    ['S//XD/ND', ['EXDIS or NODIS']],
    ['S//REL TO USA, GBR//XD', ['EXDIS not releasable']],
    ['//NATO SECRET//NOFORN', ['NATO not NOFORN']],
    ['//JOINT R USA GBR', ['JOINT not RESTRICTED']],
    ['S//WAIVED', ['WAIVED needs SAP']],
    ['S//QQQ', ['unknown word']],
    ['S//NF', []],
    ['U', []],
    ['U//FOUO', []],
    ['TS//SI/TK//RELIDO', []],
    ['S//IMC', []],
    ['S//SAR-BP//WAIVED', []],
    ['CUI//SP-LPROT//NOFORN', []],
    ['//DEU SECRET', []],
  ] as const)('[MR3] %s has the problems %j', (text, expected) => {
    const problems = usProblems(read(text), 3);
    expect(problems.map(({ rule }) => rule)).toEqual(expected);
    for (const each of problems) {
      expect(each.at).toBe(3);
      expect(each.severity).toBe(each.rule === 'unknown word' ? 'warning' : 'error');
    }
  });
});
