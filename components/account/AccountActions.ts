import type { CreatedTokenDto, CreateTokenInput, TokenPageDto } from '@/lib/protocol/tokenDto.ts';
import type { ChangePasswordInput, UserDto } from '@/lib/protocol/userDto.ts';
import type { Answer } from '../ui/Answer.ts';

/** What the account page can have done. */
export type AccountActions = {
  readonly changeName: (name: string) => Promise<Answer<UserDto>>;
  readonly changePassword: (input: ChangePasswordInput) => Promise<Answer<null>>;
  readonly createToken: (input: CreateTokenInput) => Promise<Answer<CreatedTokenDto>>;
  readonly revokeToken: (id: string) => Promise<Answer<null>>;
  readonly moreTokens: (cursor: string) => Promise<Answer<TokenPageDto>>;
};
