import { describe, expect, it } from 'vitest';
import { sourceRegister } from '../../../../lib/domain/sources/sourceRegister.ts';
import { sourceSummary, toComplete } from '../../../../lib/domain/sources/sourceSummary.ts';
import { argument } from '../argument/argumentDsl.ts';
import { sourceNamed } from './sourceFixture.ts';

const tail =
  '[To complete: which sources matter most to the key judgments, and why.] [To complete: strengths and weaknesses of the sources as a whole: accuracy, age, motive and bias, possible deception, what is missing.]';

describe('the source summary statement', () => {
  it('[SO5] says what the figures say, and leaves the rest to the author in brackets', () => {
    const paper = argument(
      ['J1', 'J2', 'E1', 'E2', 'S1 B wire', 'S2 F wire', 'S3 B'],
      ['J1 supports E1', 'E1 cites S1', 'E1 cites S2', 'J2 supports E2', 'E2 cites S1', 'E2 cites S3'],
    );
    const sources = [
      sourceNamed('S1', { type: 'official', reliability: 'B', accessBasis: 'direct', informationFrom: '2025-11' }),
      sourceNamed('S2', { type: 'official', reliability: 'F', published: '2026-03-12' }),
      sourceNamed('S3', { type: 'academic', reliability: 'B', accessBasis: 'indirect' }),
    ];
    const rows = sourceRegister(sources, paper, ({ id }) => id === 'S3');
    expect(sourceSummary(rows, paper)).toBe(
      'This assessment draws on 3 sources: 2 official and 1 academic. ' +
        'Reliability: 2 usually reliable (B) and 1 not judged. ' +
        'Access to what they tell: 1 direct, 1 indirect and 1 not stated. ' +
        'What they tell dates from November 2025 to 12 March 2026; 1 is undated. ' +
        'They go back to 2 independent origins. J1 rests on a single origin. ' +
        `S3 has been recalled; J2 rests on it. ${tail}`,
    );
  });

  it('[SO5] says one source, no date and no use as they are', () => {
    const paper = argument(['S1'], []);
    expect(
      sourceSummary(
        sourceRegister([sourceNamed('S1')], paper, () => false),
        paper,
      ),
    ).toBe(
      'This assessment draws on 1 source: 1 of no stated kind. Reliability: 1 not judged. ' +
        'Access to what they tell: 1 not stated. None of them is dated. They go back to 1 independent origin. ' +
        `S1 is not cited. ${tail}`,
    );
  });

  it('[SO5] says nothing where there is no source', () => {
    expect(sourceSummary([], argument([], []))).toBeNull();
    expect(tail.startsWith(toComplete)).toBe(true);
  });
});
