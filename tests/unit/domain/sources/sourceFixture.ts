import type { SourceFacts } from '../../../../lib/domain/sources/sourceRegister.ts';

const blank = {
  title: '',
  descriptor: '',
  record: null,
  originator: null,
  identifier: null,
  type: null,
  published: null,
  informationFrom: null,
  informationTo: null,
  accessed: null,
  url: null,
  archiveUrl: null,
  sha256: null,
  reliability: null,
  accessBasis: null,
  independenceGroup: null,
} as const;

/** A source named by its label, which is its id too, with what is stated of it. */
export function sourceNamed(label: string, stated: Partial<SourceFacts> = {}): SourceFacts {
  return { ...blank, id: label, label, ...stated };
}
