import type { SourceDto, SourcePageDto, SourceUsePageDto } from '@/lib/protocol/sourceDto.ts';
import type { Answer } from '../ui/Answer.ts';

/** What the page of the register can ask of the server. */
export type SourceActions = {
  readonly more: (cursor: string) => Promise<Answer<SourcePageDto>>;
  readonly uses: (id: string, cursor: string | null) => Promise<Answer<SourceUsePageDto>>;
  readonly recall: (id: string, reason: string) => Promise<Answer<SourceDto>>;
  readonly reinstate: (id: string) => Promise<Answer<SourceDto>>;
};
