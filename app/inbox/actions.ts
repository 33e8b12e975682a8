'use server';
import { revalidatePath } from 'next/cache';
import type { Answer } from '@/components/ui/Answer.ts';
import { listNotifications } from '@/lib/commands/listNotifications.ts';
import { readNotifications } from '@/lib/commands/readNotifications.ts';
import {
  notificationListQuery,
  readNotificationsInput,
  type NotificationPageDto,
  type ReadNotificationsDto,
  type ReadNotificationsInput,
} from '@/lib/protocol/notificationOperations.ts';
import { act } from '../act.ts';

export async function moreNotifications(
  asked: { readonly unread?: 'yes' },
  cursor: string,
): Promise<Answer<NotificationPageDto>> {
  return act(notificationListQuery, { ...asked, cursor }, listNotifications);
}

export async function markRead(choice: ReadNotificationsInput): Promise<Answer<ReadNotificationsDto>> {
  const done = await act(readNotificationsInput, choice, readNotifications);
  if (done.ok) revalidatePath('/inbox');
  return done;
}
