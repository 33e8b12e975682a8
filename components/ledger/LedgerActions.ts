import type { LedgerEntryDto, LedgerPageDto, ResolutionInput, ResolversDto } from '@/lib/protocol/ledgerDto.ts';
import type { Answer } from '../ui/Answer.ts';

/** What the page of the ledger can ask of the server. */
export type LedgerActions = {
  /** A mark of the ledger: another one where anything in it has changed. */
  readonly mark: () => Promise<Answer<string>>;
  readonly more: (cursor: string) => Promise<Answer<LedgerPageDto>>;
  readonly resolve: (id: string, resolution: ResolutionInput) => Promise<Answer<LedgerEntryDto>>;
  readonly resolvers: (id: string) => Promise<Answer<ResolversDto>>;
  readonly ask: (id: string, userId: string) => Promise<Answer<LedgerEntryDto>>;
};
