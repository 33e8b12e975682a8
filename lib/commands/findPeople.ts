import type { Actor } from '../domain/policy.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { FindPeopleInput, PersonDto } from '../protocol/userDto.ts';
import type { CommandError } from './commandError.ts';
import type { CommandPorts } from './ports.ts';
import { workspaceRefusal } from './workspaceRight.ts';

const maxFound = 10;

/** People to share with whose name or e-mail address matches: active accounts only, at most 10. */
export async function findPeople(
  ports: CommandPorts,
  actor: Actor,
  input: FindPeopleInput,
): Promise<Result<{ readonly items: readonly PersonDto[] }, CommandError>> {
  const refusal = workspaceRefusal(actor, 'people.find');
  if (refusal !== null) return err(refusal);
  const items: PersonDto[] = [];
  let cursor: string | null = null;
  do {
    const page = await ports.database.read.users.list({ cursor, limit: 50 }, input.query);
    for (const user of page.items) {
      if (user.disabledAt === null && items.length < maxFound) {
        items.push({ userId: user.id, name: user.name, email: user.email, hue: user.hue });
      }
    }
    cursor = page.nextCursor;
  } while (cursor !== null && items.length < maxFound);
  return ok({ items });
}
