'use server';
import { z } from 'zod';
import type { Answer } from '@/components/ui/Answer.ts';
import { changeMail, type MailChoice } from '@/lib/commands/changeMail.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { linkSecretField } from '@/lib/protocol/fields.ts';
import { parsed } from '../act.ts';

const input = z.object({ token: linkSecretField, isOn: z.boolean() });

/** Nobody is signed in: the word in the mail is what entitles. */
export async function changeMailChoice(token: string, isOn: boolean): Promise<Answer<MailChoice>> {
  const given = parsed(input, { token, isOn });
  return given.ok ? changeMail(runtime().ports, given.value) : given;
}
