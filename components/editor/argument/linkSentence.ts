import type { Argument, ArgumentNode, ArgumentRelationKind } from '../../../lib/domain/argument/argument.ts';
import { gradeCode, gradeOf, type Grade } from '../../../lib/domain/argument/grade.ts';
import { listed } from '../../../lib/domain/argument/listed.ts';
import { named } from '../../../lib/domain/argument/restsOn.ts';
import { supportSummary } from '../../../lib/domain/argument/supportSummary.ts';

/** What a block is linked with, in a breath: the foot of the picker and the head of the panel. */
export function linkSentence(
  argument: Argument,
  holder: ArgumentNode,
): { readonly lead: string; readonly rest: string } {
  const to = (kind: ArgumentRelationKind) => named(argument, holder.id, kind).map(({ label }) => label);
  const linked = (kind: ArgumentRelationKind, verb: string, nothing: string) => {
    const labels = to(kind);
    return { lead: `${holder.label} ${labels.length === 0 ? nothing : `${verb} ${listed(labels)}`}.`, rest: '' };
  };
  switch (holder.kind) {
    case 'judgment':
    case 'assumption':
      return supportSummary(argument, holder.id);
    case 'alternative': {
      const against = linked('alternative-to', 'stands against', 'stands against no judgment yet');
      const support = supportSummary(argument, holder.id);
      return { lead: against.lead, rest: `${support.lead} ${support.rest}`.trim() };
    }
    case 'evidence': {
      return { ...linked('cites', 'cites', 'cites no source yet'), rest: gradeSentence(gradeOf(argument, holder)) };
    }
    case 'figure':
    case 'passage':
      return linked('cites', 'cites', 'cites no source yet');
    case 'recommendation':
      return linked('serves', 'serves', 'serves no judgment yet');
    case 'indicator':
      return linked('indicates', 'would move', 'would move no judgment yet');
    case 'gap':
      return linked('limits', 'limits', 'limits no judgment yet');
    case 'source':
      return { lead: '', rest: '' };
  }
}

function gradeSentence(grade: Grade): string {
  const { reliability, credibility } = grade;
  if (reliability === null && credibility === null) return 'Not graded.';
  if (reliability === null) return `Credibility ${credibility}; no source of it is graded.`;
  if (credibility === null) return `Reliability ${reliability}; its credibility is not graded.`;
  return `Grade ${gradeCode(grade)}.`;
}
