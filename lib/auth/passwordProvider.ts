import CredentialsProvider, { type CredentialsConfig } from 'next-auth/providers/credentials';
import { checkPassword } from '../commands/checkPassword.ts';
import type { CommandPorts } from '../commands/ports.ts';
import { signInInput } from '../protocol/userDto.ts';

/** Sign-in by e-mail address and password. A form that cannot be read takes the way of a wrong password, work included. */
export function passwordProvider(ports: CommandPorts): CredentialsConfig {
  return CredentialsProvider({
    name: 'Password',
    credentials: { email: { label: 'E-mail', type: 'email' }, password: { label: 'Password', type: 'password' } },
    authorize: async (given) => {
      const parsed = signInInput.safeParse(given);
      const checked = await checkPassword(ports, parsed.success ? parsed.data : { email: '', password: '-' });
      if (!checked.ok) return null;
      const user = { id: checked.value.userId, ...checked.value };
      return user;
    },
  }) as CredentialsConfig;
}
