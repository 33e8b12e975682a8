import type { UsMark } from './UsMark.ts';
import { isClassified, knownSci, rankOfLevel } from './usVocabulary.ts';

/** What is wrong or doubtful about marks. `rule` names the published rule; `at` the portion's place in the list, null for the whole. */
export type MarkProblem = {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly at: number | null;
};

type Rule = {
  readonly rule: string;
  readonly message: string;
  readonly severity?: 'warning';
  readonly isBroken: (mark: UsMark) => boolean;
};

const atLeastConfidential = ['NOFORN', 'ORCON', 'RELIDO'] as const;
const has = (mark: UsMark, control: UsMark['controls'][number]): boolean => mark.controls.includes(control);
const classified = ({ level }: UsMark): boolean => isClassified(level);
const isUs = ({ owner }: UsMark): boolean => owner.kind === 'us';

/** What may not stand together in one mark, one entry a rule. */
const rules: readonly Rule[] = [
  {
    rule: 'FOUO only on U',
    message: 'FOUO stands on unclassified portions only.',
    isBroken: (m) => has(m, 'FOUO') && classified(m),
  },
  ...atLeastConfidential.map((control) => ({
    rule: `${control} needs C`,
    message: `${control} needs at least CONFIDENTIAL.`,
    isBroken: (m: UsMark) => isUs(m) && m.cui === null && has(m, control) && rankOfLevel(m.level) < rankOfLevel('C'),
  })),
  {
    rule: 'REL TO needs C',
    message: 'REL TO and DISPLAY ONLY need at least CONFIDENTIAL.',
    isBroken: (m) => (m.relTo !== null || m.displayOnly !== null) && rankOfLevel(m.level) < rankOfLevel('C'),
  },
  {
    rule: 'NOFORN not with release',
    message: 'NOFORN cannot stand with REL TO, RELIDO or DISPLAY ONLY.',
    isBroken: (m) => has(m, 'NOFORN') && (m.relTo !== null || m.displayOnly !== null || has(m, 'RELIDO')),
  },
  {
    rule: 'DISPLAY ONLY not with RELIDO',
    message: 'DISPLAY ONLY cannot stand with RELIDO.',
    isBroken: (m) => m.displayOnly !== null && has(m, 'RELIDO'),
  },
  {
    rule: 'REL TO names others',
    message: 'REL TO begins with USA and names at least one other country.',
    isBroken: (m) => m.relTo !== null && !(m.relTo[0] === 'USA' && m.relTo.length > 1),
  },
  {
    rule: 'SCI needs a decision',
    message: 'Compartmented information needs a release decision: NOFORN, ORCON, RELIDO, REL TO or DISPLAY ONLY.',
    isBroken: (m) =>
      m.sci.length > 0 &&
      m.relTo === null &&
      m.displayOnly === null &&
      !atLeastConfidential.some((control) => has(m, control)),
  },
  {
    rule: 'HCS needs NOFORN',
    message: 'HCS needs NOFORN.',
    isBroken: (m) => m.sci.some(({ control }) => control === 'HCS') && !has(m, 'NOFORN'),
  },
  {
    rule: 'IMCON only on S',
    message: 'IMCON stands on SECRET only.',
    isBroken: (m) => has(m, 'IMCON') && m.level !== 'S',
  },
  {
    rule: 'RD needs C',
    message: 'RD and FRD need at least CONFIDENTIAL.',
    isBroken: (m) =>
      m.aea.some(({ kind }) => kind === 'RD' || kind === 'FRD') && rankOfLevel(m.level) < rankOfLevel('C'),
  },
  {
    rule: 'UCNI only on U',
    message: 'DCNI and UCNI stand on unclassified portions only.',
    isBroken: (m) => m.aea.some(({ kind }) => kind === 'DCNI' || kind === 'UCNI') && classified(m),
  },
  {
    rule: 'FGI in US products',
    message: 'An FGI segment stands in a mark of the United States, at CONFIDENTIAL or higher, and never lists USA.',
    isBroken: (m) => m.fgi !== null && (!isUs(m) || rankOfLevel(m.level) < rankOfLevel('C') || m.fgi.includes('USA')),
  },
  {
    rule: 'EXDIS or NODIS',
    message: 'EXDIS and NODIS cannot stand together.',
    isBroken: (m) => m.nonIc.includes('EXDIS') && m.nonIc.includes('NODIS'),
  },
  {
    rule: 'EXDIS not releasable',
    message: 'EXDIS and NODIS are not releasable to foreign governments.',
    isBroken: (m) =>
      (m.nonIc.includes('EXDIS') || m.nonIc.includes('NODIS')) && (m.relTo !== null || m.displayOnly !== null),
  },
  {
    rule: 'NATO not NOFORN',
    message: 'A mark of NATO cannot bear NOFORN.',
    isBroken: (m) => m.owner.kind === 'nato' && has(m, 'NOFORN'),
  },
  {
    rule: 'JOINT not RESTRICTED',
    message: 'RESTRICTED does not stand on a joint mark of the United States.',
    isBroken: (m) => m.owner.kind === 'joint' && m.owner.countries.includes('USA') && m.level === 'R',
  },
  {
    rule: 'WAIVED needs SAP',
    message: 'WAIVED stands with a special access program only.',
    isBroken: (m) => m.unknown.includes('WAIVED') && m.sap.length === 0,
  },
];

/**
 * What is wrong with one mark. Words that the vocabulary does not have are warnings: a site knows more of them than is public.
 *
 * @see DoDM 5200.01 volume 2; the public rules of the Intelligence Community's marking schema.
 */
export function usProblems(mark: UsMark, at: number | null = null): readonly MarkProblem[] {
  const broken = rules
    .filter((rule) => rule.isBroken(mark))
    .map(({ rule, message, severity }) => ({ rule, message, severity: severity ?? ('error' as const), at }));
  const unknown = mark.unknown
    .filter((word) => word !== 'WAIVED')
    .map((word) => ({
      rule: 'unknown word',
      message: `“${word}” is not in the public vocabulary (compartments: ${knownSci.join(', ')}). It is kept as it stands.`,
      severity: 'warning' as const,
      at,
    }));
  return [...broken, ...unknown];
}
