'use server';
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import type { LedgerView } from '@/components/ledger/ledgerAddress.ts';
import type { Answer } from '@/components/ui/Answer.ts';
import { askOutcome, listResolvers } from '@/lib/commands/askOutcome.ts';
import { listJudgments } from '@/lib/commands/listJudgments.ts';
import { readLedgerMark } from '@/lib/commands/readLedgerMark.ts';
import { resolveJudgment } from '@/lib/commands/resolveJudgment.ts';
import { idField } from '@/lib/protocol/fields.ts';
import {
  askOutcomeInput,
  ledgerQuery,
  resolutionInput,
  type LedgerEntryDto,
  type LedgerPageDto,
  type ResolutionInput,
  type ResolversDto,
} from '@/lib/protocol/ledgerDto.ts';
import { act } from '../act.ts';

const byId = z.object({ id: idField });

export async function moreJudgments(view: LedgerView, cursor: string): Promise<Answer<LedgerPageDto>> {
  return act(ledgerQuery, { ...view, cursor, order: 'due' }, listJudgments);
}

export async function resolve(id: string, resolution: ResolutionInput): Promise<Answer<LedgerEntryDto>> {
  const done = await act(resolutionInput.extend(byId.shape), { ...resolution, id }, resolveJudgment);
  if (done.ok) revalidatePath('/ledger');
  return done;
}

export async function mark(): Promise<Answer<string>> {
  return act(z.null(), null, readLedgerMark);
}

export async function resolvers(id: string): Promise<Answer<ResolversDto>> {
  return act(byId, { id }, listResolvers);
}

export async function ask(id: string, userId: string): Promise<Answer<LedgerEntryDto>> {
  const done = await act(askOutcomeInput.extend(byId.shape), { id, userId }, askOutcome);
  if (done.ok) revalidatePath('/ledger');
  return done;
}
