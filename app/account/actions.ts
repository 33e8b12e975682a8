'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { Answer } from '@/components/ui/Answer.ts';
import { renewSession } from '@/lib/auth/renewSession.ts';
import { changeName } from '@/lib/commands/changeName.ts';
import { changePassword } from '@/lib/commands/changePassword.ts';
import { createToken } from '@/lib/commands/createToken.ts';
import { listTokens } from '@/lib/commands/listTokens.ts';
import { revokeToken } from '@/lib/commands/revokeToken.ts';
import { ok } from '@/lib/domain/result.ts';
import { idField } from '@/lib/protocol/fields.ts';
import {
  createTokenInput,
  tokenListQuery,
  type CreatedTokenDto,
  type CreateTokenInput,
  type TokenPageDto,
} from '@/lib/protocol/tokenDto.ts';
import {
  changeNameInput,
  changePasswordInput,
  type ChangePasswordInput,
  type UserDto,
} from '@/lib/protocol/userDto.ts';
import { act } from '../act.ts';

export async function renameSelf(name: string): Promise<Answer<UserDto>> {
  const done = await act(changeNameInput, { name }, changeName);
  if (done.ok) revalidatePath('/', 'layout');
  return done;
}

/** Ends all sessions of the account and gives this browser a new one. */
export async function setPassword(given: ChangePasswordInput): Promise<Answer<null>> {
  const done = await act(changePasswordInput, given, changePassword);
  if (!done.ok) return done;
  await renewSession({ userId: done.value.userId, sessionEpoch: done.value.sessionEpoch });
  return ok(null);
}

export async function makeToken(given: CreateTokenInput): Promise<Answer<CreatedTokenDto>> {
  const made = await act(createTokenInput, given, createToken);
  if (made.ok) revalidatePath('/account');
  return made;
}

export async function stopToken(id: string): Promise<Answer<null>> {
  const done = await act(z.object({ id: idField }), { id }, revokeToken);
  if (done.ok) revalidatePath('/account');
  return done;
}

export async function moreTokens(cursor: string): Promise<Answer<TokenPageDto>> {
  return act(tokenListQuery, { cursor }, listTokens);
}
