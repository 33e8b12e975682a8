import type {
  CreatedUserDto,
  CreateUserInput,
  LinkDto,
  UpdateUserInput,
  UserDto,
  UserPageDto,
} from '@/lib/protocol/userDto.ts';
import type { Answer } from '../ui/Answer.ts';

/** What the users page can have done. */
export type UserActions = {
  readonly create: (input: CreateUserInput) => Promise<Answer<CreatedUserDto>>;
  readonly update: (id: string, change: UpdateUserInput) => Promise<Answer<UserDto>>;
  readonly resetLink: (userId: string) => Promise<Answer<LinkDto>>;
  readonly more: (query: string, cursor: string) => Promise<Answer<UserPageDto>>;
};
