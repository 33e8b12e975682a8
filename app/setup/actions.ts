'use server';
import type { Answer } from '@/components/ui/Answer.ts';
import { createFirstAdmin } from '@/lib/commands/createFirstAdmin.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import type { UserDto } from '@/lib/protocol/userDto.ts';
import { createFirstAdminInput, type CreateFirstAdminInput } from '@/lib/protocol/workspaceDto.ts';
import { parsed } from '../act.ts';

/** Nobody is signed in yet: the link is what entitles. */
export async function createFirstAdministrator(given: CreateFirstAdminInput): Promise<Answer<UserDto>> {
  const input = parsed(createFirstAdminInput, given);
  return input.ok ? createFirstAdmin(runtime().ports, input.value) : input;
}
