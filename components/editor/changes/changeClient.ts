import { changeFactsDto, type ChangeFactsDto, type StateChangeInput } from '@/lib/protocol/changeStatementDto.ts';
import type { Answer } from '../../ui/Answer.ts';
import { callApi } from '../../ui/callApi.ts';

/** Says what changed in a judgment, or in the whole paper; an empty text takes it back. */
export function stateChange(assessmentId: string, body: StateChangeInput): Promise<Answer<ChangeFactsDto>> {
  const path = `/api/v1/assessments/${encodeURIComponent(assessmentId)}/change-statements`;
  return callApi(path, changeFactsDto, { method: 'PUT', body });
}
