import { restsOn, sourcesOf } from '../domain/argument/restsOn.ts';
import type { Scale } from '../domain/likelihood/scale.ts';
import { argumentOf } from './argumentOf.ts';
import type { DocJson } from './docJson.ts';

/** Ids of the sources that a judgment rests on: cited by it, or by evidence for or against it. */
export function keySourcesOf(doc: DocJson, scales: readonly Scale[]): ReadonlySet<string> {
  const argument = argumentOf(doc, scales);
  const found = new Set<string>();
  for (const judgment of argument.nodes) {
    if (judgment.kind !== 'judgment') continue;
    const footing = restsOn(argument, judgment.id);
    for (const claim of [judgment, ...footing.for, ...footing.against]) {
      if (claim.kind === 'source') found.add(claim.id);
      for (const source of sourcesOf(argument, claim.id)) found.add(source.id);
    }
  }
  return found;
}
