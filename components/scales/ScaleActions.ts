import type { CreateScaleInput, ScaleDto } from '@/lib/protocol/scaleDto.ts';
import type { Answer } from '../ui/Answer.ts';

/** What an administrator can have done on the page of scales. */
export type ScaleActions = {
  readonly create: (definition: CreateScaleInput) => Promise<Answer<ScaleDto>>;
  readonly withdraw: (id: string) => Promise<Answer<ScaleDto>>;
};
