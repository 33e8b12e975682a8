import { err, ok, type Result } from '../domain/result.ts';
import type { SessionDto, SignInInput } from '../protocol/userDto.ts';
import { signInNeeded, type CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';

/**
 * Who signs in with these. Unknown address, wrong password, disabled account and account without a password are one
 * answer, after the same work: the password is compared in every case.
 */
export async function checkPassword(
  ports: CommandPorts,
  input: SignInInput,
): Promise<Result<SessionDto, CommandError>> {
  const user = await ports.database.read.users.byEmail(input.email);
  const isActive = user !== null && user.disabledAt === null;
  const isRight = await ports.passwords.verify(isActive ? user.passwordHash : null, input.password);
  if (!isRight || !isActive || user.passwordHash === null) {
    return err(signInNeeded('The e-mail address and the password do not fit together.'));
  }
  return ok({ userId: user.id, sessionEpoch: user.sessionEpoch });
}
