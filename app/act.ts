import type { z } from 'zod';
import type { Answer } from '@/components/ui/Answer.ts';
import { sessionActor } from '@/lib/auth/sessionActor.ts';
import { invalidInput, signInNeeded, type CommandError } from '@/lib/commands/commandError.ts';
import type { CommandPorts } from '@/lib/commands/ports.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import type { Actor } from '@/lib/domain/policy.ts';
import { err, type Result } from '@/lib/domain/result.ts';

/** What a form sent, read by its schema; the first thing wrong with it becomes the sentence. */
export function parsed<S extends z.ZodType>(schema: S, given: unknown): Result<z.output<S>, CommandError> {
  const result = schema.safeParse(given);
  if (result.success) return { ok: true, value: result.data };
  const first = result.error.issues[0];
  return err(invalidInput(first?.message ?? 'That could not be read.', { path: first?.path.map(String) ?? [] }));
}

/** The middle of every server action: parse what was sent, find out who asks, run one command. */
export async function act<S extends z.ZodType, T>(
  schema: S,
  given: unknown,
  command: (ports: CommandPorts, actor: Actor, input: z.output<S>) => Promise<Result<T, CommandError>>,
): Promise<Answer<T>> {
  const input = parsed(schema, given);
  if (!input.ok) return input;
  const actor = await sessionActor();
  if (actor === null) return err(signInNeeded('Your session ended. Sign in again, then repeat this.'));
  return command(runtime().ports, actor, input.value);
}
