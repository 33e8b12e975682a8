import type { AnswerFault } from '../domain/review/answerFault.ts';
import type { DissentFault } from '../domain/review/dissent.ts';
import { unreachable } from '../domain/result.ts';
import { alreadyDecided, conflict, forbidden, invalidInput, staleApproval, type CommandError } from './commandError.ts';

/** Why an answer does not stand, in the words of commands. */
export function answerErrorOf(fault: AnswerFault): CommandError {
  switch (fault.kind) {
    case 'not-invited':
      return forbidden('You were not asked in this round.');
    case 'not-of-this-round':
      return invalidInput(`This round takes one of: ${fault.expected.join(', ')}.`);
    case 'already-decided':
      return alreadyDecided('You have answered this round already. It takes one answer from each.', {
        answer: fault.answer,
      });
    case 'closed':
      return conflict('This round is closed: it takes no more answers.');
    case 'own-work':
      return forbidden('You have contributed to this text: somebody else must approve it. You can ask for changes.');
    case 'other-content':
      return staleApproval('This is not the text that the round has pinned. Read that one, then decide.', {
        contentHash: fault.pinned,
      });
    case 'no-text':
      return invalidInput('Say it in words: summary must not be empty here.');
    case 'dissent':
      return dissentErrorOf(fault.fault);
    default:
      return unreachable(fault);
  }
}

function dissentErrorOf(fault: DissentFault): CommandError {
  switch (fault.kind) {
    case 'missing':
      return invalidInput('Expected at least one dissent that names a judgment.');
    case 'not-asked':
      return invalidInput('Expected no dissents with this answer.');
    case 'unknown-judgment':
      return invalidInput(`The pinned text has no judgment “${fault.judgmentId}”.`, { judgmentId: fault.judgmentId });
    case 'twice':
      return invalidInput('Expected one dissent for each judgment.', { judgmentId: fault.judgmentId });
    case 'unknown-term':
      return invalidInput(`“${fault.likelihood}” is not a term of the paper’s scale.`, {
        judgmentId: fault.judgmentId,
        likelihood: fault.likelihood,
      });
    case 'no-reason':
      return invalidInput('Expected a reason for each dissent.', { judgmentId: fault.judgmentId });
    default:
      return unreachable(fault);
  }
}
