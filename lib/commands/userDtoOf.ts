import type { UserDto } from '../protocol/userDto.ts';
import type { UserRecord } from './ports.ts';

/** An account as it may be shown to administrators and to the person. */
export function userDtoOf(user: UserRecord): UserDto {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    hue: user.hue,
    disabled: user.disabledAt !== null,
    createdAt: user.createdAt.toISOString(),
  };
}
