import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { fallSentence, fallsWith } from '../../../lib/domain/argument/fallsWith.ts';
import { gradeCode, gradeOf } from '../../../lib/domain/argument/grade.ts';
import { scales } from '../../../lib/domain/likelihood/scaleById.ts';
import { rollUp } from '../../../lib/domain/marking/rollUp.ts';
import { sentencesOf } from '../../../lib/domain/text/sentencesOf.ts';
import { argumentOf } from '../../../lib/document/argumentOf.ts';
import { canonicalJson } from '../../../lib/document/canonicalJson.ts';
import type { NodeJson } from '../../../lib/document/docJson.ts';
import { documentSchema } from '../../../lib/document/extensions/documentExtensions.ts';
import { toPlainText } from '../../../lib/document/export/toPlainText.ts';
import { withFreshIds } from '../../../lib/document/freshIds.ts';
import { checkedDoc } from '../../../lib/document/import/importJson.ts';
import { labelledBlocks } from '../../../lib/document/labels.ts';
import { outlineOf } from '../../../lib/document/outline.ts';
import { sampleDraft } from '../../../lib/document/sample/sampleDraft.ts';
import { draftFigures } from '../../../lib/document/yjs/draftFigures.ts';
import { readDraft } from '../../../lib/document/yjs/readDraft.ts';
import { seedDraft } from '../../../lib/document/yjs/seedDraft.ts';

const argument = argumentOf(sampleDraft, scales);
const nodeOf = (label: string) => {
  const node = argument.nodes.find((each) => each.label === label);
  if (node === undefined) throw new Error(`no ${label}`);
  return node;
};
const labelsOf = (nodes: readonly { readonly label: string }[]): string => nodes.map(({ label }) => label).join(' ');

describe('the structured sample', () => {
  it('is a draft like any other: in the grammar, with ids that stay, the same through Yjs', () => {
    expect(checkedDoc(sampleDraft).ok).toBe(true);
    documentSchema.nodeFromJSON(sampleDraft).check();
    const drawn = (): string => {
      throw new Error('every block has an id of its own');
    };
    expect(withFreshIds(sampleDraft, drawn)).toEqual(sampleDraft);
    expect(canonicalJson(readDraft(seedDraft(sampleDraft), []))).toBe(canonicalJson(sampleDraft));
  });

  it('has these figures', () => {
    expect(draftFigures(sampleDraft)).toEqual({
      title: 'Outlook for the Russia–North Korea Defence Partnership',
      scale: 'icd203',
      marking: 'us',
      judgmentCount: 4,
      wordCount: 601,
      sectionCount: 9,
      sectionsBegun: 9,
    });
    const marks = labelledBlocks(sampleDraft).map(({ node }) => String(node.attrs?.marking));
    expect(rollUp('us', marks)).toEqual({ banner: 'UNCLASSIFIED', problems: [] });
  });

  it('has this outline', () => {
    expect(outlineOf(sampleDraft).map(({ label, text }) => `${label} ${text}`.trim())).toEqual([
      'Key judgments',
      'J1 The two governments will very likely go on trading munitions…',
      'J2 North Korea will likely fly a solid-fuel missile that is gui…',
      'J3 It is unlikely that Russia hands over a complete warhead des…',
      'J4 Steady fuel from Russia makes Pyongyang less dependent on Ch…',
      'Supporting evidence',
      'E1 Russian cargo ships call at Rajin about every ten days and l…',
      'E2 Machine tools, flour and refined oil make up nine tenths of …',
      'F1 Ships seen at Rajin and loads declared at Tumangang',
      'E3 Five people who left describe Russian instructors in the gui…',
      'E4 Footage of four tests shows flight paths that need no guidan…',
      'E5 Asked about warheads, a deputy minister said that the treaty…',
      'E6 Trade across the Chinese border fell by a tenth in nine mont…',
      'Assumptions',
      'AS1 Russia uses up artillery shells faster than its own factorie…',
      'AS2 Pyongyang prefers missile technology to food.',
      'Alternatives',
      'A1 It is very unlikely that Moscow ends the deliveries at once …',
      'Indicators',
      'I1 Russian transport aircraft land at Sunan.',
      'I2 Calls at Rajin become rare outside winter.',
      'Gaps',
      'G1 What the closed annex of the 2024 treaty promises, and to wh…',
      'Implications',
      'Recommendations',
      'R1 Build a shared record of violations among partners, who betw…',
      'R2 Give Seoul and Tokyo one picture of launches, so that neithe…',
      'R3 Talk to Beijing, out of sight, about dual-use goods: here it…',
      'Sources',
      'S1 Rajin and Tumangang: a record of berths and sidings',
      'S2 Declared loads on the Tumangang crossing',
      'S3 Work at a missile institute, as told by five who left',
      'S4 Plumes and flight paths of four engine tests',
      'S5 Interview on the second anniversary of the treaty',
      'S6 Trade by partner, third quarter',
    ]);
  });

  test.each([
    ['J1', 'supports E1 E2 | assumes AS1', null, ''],
    ['J2', 'supports E3 | contradicts E4 | assumes AS2', null, ''],
    ['J3', 'supports E5 | context E6', null, ''],
    ['J4', 'supports E2 E6', null, ''],
    ['E1', 'cites S1', 'B2', 'J1 rests on this.'],
    ['E2', 'cites S2', 'B2', 'J1 and J4 rest on this.'],
    ['E3', 'cites S3', 'C3', 'J2 rests on this.'],
    ['E4', 'cites S4', 'B3', 'It speaks against J2; nothing rests on it.'],
    ['E5', 'cites S5', 'D4', 'J3 rests on this, and would have nothing left.'],
    ['E6', 'cites S6 S1', 'B3', 'J4 rests on this.'],
    ['AS1', '', null, 'J1 assumes this, and would have nothing left.'],
    ['AS2', '', null, 'J2 assumes this.'],
    ['A1', 'alternative-to J1 | contradicts E1', null, ''],
    ['I1', 'indicates J2', null, ''],
    ['I2', 'indicates J1', null, ''],
    ['G1', 'limits J1 J3', null, ''],
    ['R1', 'serves J1 J4', null, ''],
    ['R2', 'serves J2', null, ''],
    ['R3', 'serves J3 J4', null, ''],
    ['F1', 'cites S1 S2', null, ''],
    ['S1', '', null, 'J1 rests on this.'],
    ['S2', '', null, 'J1 and J4 rest on this.'],
    ['S3', '', null, 'J2 rests on this.'],
    ['S4', '', null, 'E4 cites this.'],
    ['S5', '', null, 'J3 rests on this, and would have nothing left.'],
    ['S6', '', null, 'E6 cites this, and another source.'],
  ])('%s: %s', (label, links, grade, falls) => {
    const node = nodeOf(label);
    const byKind = new Map<string, string[]>();
    for (const relation of argument.relationsFrom(node.id)) {
      const target = argument.byId.get(relation.to)?.label ?? '?';
      const said = byKind.get(relation.kind) ?? [];
      byKind.set(relation.kind, said.includes(target) ? said : [...said, target]);
    }
    expect([...byKind].map(([kind, targets]) => `${kind} ${targets.join(' ')}`).join(' | ')).toBe(links);
    if (grade !== null) expect(gradeCode(gradeOf(argument, node))).toBe(grade);
    if (falls !== '') expect(fallSentence(argument, node.id)).toBe(falls);
  });

  it('has no broken link, and every numbered block is in the table above', () => {
    expect(argument.broken).toEqual([]);
    const numbered = argument.nodes.filter(({ label }) => label !== '');
    expect(labelsOf(numbered).split(' ').length).toBe(26);
    expect(labelledBlocks(sampleDraft).length).toBe(26);
    expect(labelsOf(fallsWith(argument, 'as-shells').recommendations)).toBe('');
  });

  it('reads as sentences, likelihood with its range', () => {
    const printed = toPlainText(sampleDraft);
    expect(printed).toContain('J1 (U). The two governments will very likely (80–95%) go on trading');
    expect(printed).toContain('J3 (U). It is unlikely (20–45%) that Russia hands over');
    expect(printed).toContain('A1 (U). It is very unlikely (5–20%) that Moscow ends');
    expect(printed).not.toContain('missing');
    expect(printed).not.toContain('[no likelihood]');
  });

  const seed = new URL('../../../../shared/seed/russia-north-korea-alliance.txt', import.meta.url);
  it.skipIf(!existsSync(seed))('repeats no sentence of the workspace’s sample', () => {
    const theirs = new Set(sentencesOf(readFileSync(seed, 'utf8')).map(({ text }) => text.trim()));
    const texts = (node: NodeJson): string[] => [
      ...(node.text === undefined ? [] : [node.text]),
      ...(node.content ?? []).flatMap(texts),
    ];
    const ours = sampleDraft.content
      .flatMap(texts)
      .flatMap((text) => sentencesOf(text).map((each) => each.text.trim()));
    expect(ours.filter((sentence) => sentence.length > 20 && theirs.has(sentence))).toEqual([]);
  });
});
