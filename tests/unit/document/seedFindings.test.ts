import { describe, expect, it } from 'vitest';
import { checkedPaperOf } from '../../../lib/document/checkedPaperOf.ts';
import { withFreshIds } from '../../../lib/document/freshIds.ts';
import { importText } from '../../../lib/document/import/importText.ts';
import { icd203 } from '../../../lib/domain/likelihood/icd203.ts';
import { checkPaper } from '../../../lib/domain/tradecraft/CheckRun.ts';
import type { Finding } from '../../../lib/domain/tradecraft/Finding.ts';
import { readSeedText } from '../../integration/seedText.ts';
import { sentencesOf } from '../../../lib/domain/text/sentencesOf.ts';

/**
 * What must be found in the user's own text, sentence by sentence, beside what all sentences of its kind have in common.
 * A check in brackets may be found there as well; nothing else may.
 */
const expected: Readonly<Record<string, string>> = {
  S01: 'EL1 EL3 CL1 (AR1) (EL5)',
  S02: 'EL6 CL1 AR1',
  S03: 'IJ1',
  S04: 'SR2 IJ1',
  S05: 'IJ1',
  S06: '',
  S07: 'IJ1',
  S08: 'IJ1',
  S09: 'IJ1',
  S10: 'IJ1 EL2',
  S11: 'IJ1 EL2 OB1',
  S12: 'IJ1',
  S13: 'IJ1 EL2',
  S14: 'IJ1',
  S15: '',
  S16: 'EL1 EL2 EL6',
  S17: 'EL1 EL8 (AR5)',
  S18: 'EL1 EL5',
  S19: 'EL1 EL8 EL8 AS3 CL2',
  S20: 'AR5',
  S21: 'EL1 EL2',
  S22: 'EL1 EL2 AR5',
  S23: 'EL1 EL3 EL8 AS3 (AR5)',
  S24: 'EL1 EL2 EL8 (AR5)',
  S25: 'EL1 EL2 (AR5)',
  S26: 'EL1 EL2',
  S27: 'EL1 EL2',
  S28: '',
  S29: '',
  S30: '',
  S31: '',
  S32: '',
  S33: '',
  S34: '',
  S35: '',
  S36: '',
};
const ofJudgments = ['CF1', 'IN1', 'SR1'];

describe('the checks on the user’s own text', () => {
  const seed = readSeedText();
  it.skipIf(seed === null)('[TC8] find what the table asks, sentence by sentence, and nothing else', () => {
    const [title = '', ...lines] = (seed ?? '').split('\n');
    let count = 0;
    const { doc } = importText({ content: seed ?? '', title, scale: icd203 });
    const withIds = withFreshIds(doc, () => `b${(count += 1)}`);
    const paper = checkedPaperOf(withIds, [icd203], false);
    const findings = checkPaper(paper);

    const sentences = lines.flatMap((line) =>
      /[.!?]\s*$/u.test(line) ? sentencesOf(line).map(({ text }) => text.trim()) : [],
    );
    expect(sentences).toHaveLength(36);
    const placed = new Map<string, string[]>();
    const ofBlocks = new Map<string, Finding[]>();
    for (const finding of findings) {
      const block = paper.blocks.find(
        (each) => each.id === finding.blockId || each.texts.some(({ blockId }) => blockId === finding.blockId),
      );
      if (block === undefined) continue;
      if (finding.to === 0) {
        ofBlocks.set(block.id, [...(ofBlocks.get(block.id) ?? []), finding]);
        continue;
      }
      const text = block.texts.find(({ blockId }) => blockId === finding.blockId)?.text ?? '';
      const within =
        sentencesOf(text)
          .find(({ from, to }) => finding.from >= from && finding.from < to)
          ?.text.trim() ?? '';
      const plain = within.replaceAll(/ \(\d+–\d+%\)/gu, '');
      const at = sentences.indexOf(plain);
      expect(at, `${finding.checkId} in “${within}”`).toBeGreaterThanOrEqual(0);
      const name = `S${String(at + 1).padStart(2, '0')}`;
      placed.set(name, [...(placed.get(name) ?? []), finding.checkId]);
    }
    for (const block of paper.blocks) {
      const structural = (ofBlocks.get(block.id) ?? []).map(({ checkId }) => checkId);
      const first = (block.texts[0]?.text ?? '').replaceAll(/ \(\d+–\d+%\)/gu, '').trim();
      const at = sentences.indexOf(first);
      const name = `S${String(at + 1).padStart(2, '0')}`;
      if (block.kind === 'judgment') {
        placed.set(name, [...(placed.get(name) ?? []), ...structural.filter((id) => id === 'EL1')]);
        const isForecast = block.fields.kind === 'forecast';
        expect(isForecast, name).toBe(name !== 'S17' && name !== 'S23');
        expect(structural.filter((id) => id !== 'EL1').toSorted(), name).toEqual(
          [...ofJudgments, ...(isForecast ? ['TM1'] : [])].toSorted(),
        );
      } else if (block.kind === 'evidence') expect(structural).toEqual(['SR3']);
      else expect(structural, block.kind).toEqual([]);
    }
    expect(
      findings
        .filter(({ blockId }) => blockId === null)
        .map(({ checkId }) => checkId)
        .toSorted(),
    ).toEqual(['AL1', 'AR4', 'AS1', 'SR8', 'TM4']);

    for (const [name, list] of Object.entries(expected)) {
      const must = list.split(' ').filter((id) => id !== '' && !id.startsWith('('));
      const may = list
        .split(' ')
        .filter((id) => id.startsWith('('))
        .map((id) => id.slice(1, -1));
      const found = placed.get(name) ?? [];
      const rest = [...found];
      for (const id of must) {
        const at = rest.indexOf(id);
        expect(at, `${name} must have ${id}, has ${found.join(' ')}`).toBeGreaterThanOrEqual(0);
        rest.splice(at, 1);
      }
      expect(
        rest.filter((id) => !may.includes(id)),
        `false alarms in ${name}`,
      ).toEqual([]);
    }
  });
});
