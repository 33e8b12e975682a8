'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { Answer } from '@/components/ui/Answer.ts';
import { createResetLink } from '@/lib/commands/createResetLink.ts';
import { createUser } from '@/lib/commands/createUser.ts';
import { listUsers } from '@/lib/commands/listUsers.ts';
import { updateUser } from '@/lib/commands/updateUser.ts';
import { idField } from '@/lib/protocol/fields.ts';
import {
  createUserInput,
  updateUserInput,
  userListQuery,
  type CreatedUserDto,
  type CreateUserInput,
  type LinkDto,
  type UpdateUserInput,
  type UserDto,
  type UserPageDto,
} from '@/lib/protocol/userDto.ts';
import { act } from '../act.ts';

export async function addUser(given: CreateUserInput): Promise<Answer<CreatedUserDto>> {
  const made = await act(createUserInput, given, createUser);
  if (made.ok) revalidatePath('/users');
  return made;
}

export async function changeUser(id: string, given: UpdateUserInput): Promise<Answer<UserDto>> {
  const schema = z.object({ id: idField, change: updateUserInput });
  const done = await act(schema, { id, change: given }, (ports, actor, input) =>
    updateUser(ports, actor, { ...input.change, id: input.id }),
  );
  if (done.ok) revalidatePath('/users');
  return done;
}

export async function makeResetLink(userId: string): Promise<Answer<LinkDto>> {
  return act(z.object({ userId: idField }), { userId }, createResetLink);
}

export async function moreUsers(query: string, cursor: string): Promise<Answer<UserPageDto>> {
  return act(userListQuery, { query, cursor }, listUsers);
}
