import type { Page } from '@playwright/test';
import type { Desk, Person } from './desk.ts';
import { expectWritable, importSample, share } from './editorPage.ts';

/** An owner and an editor of the imported sample. */
export type TwoPeople = { readonly ana: Person; readonly ben: Person; readonly id: string };
/** Both have it open and can write. */
export type TwoWriters = TwoPeople & { readonly a: Page; readonly b: Page };

/** Ana owns the imported sample, Ben may edit it; neither has it open. */
export async function twoPeople(desk: Desk): Promise<TwoPeople> {
  const ana = await desk.person('Ana');
  const ben = await desk.person('Ben');
  const id = await importSample(ana.api);
  await share(ana.api, id, [
    [ana, 'owner'],
    [ben, 'editor'],
  ]);
  return { ana, ben, id };
}

/** The same with both at their browsers, ready to type. */
export async function twoWriters(desk: Desk): Promise<TwoWriters> {
  const people = await twoPeople(desk);
  const a = await people.ana.open(`/a/${people.id}`);
  const b = await people.ben.open(`/a/${people.id}`);
  await expectWritable(a);
  await expectWritable(b);
  return { ...people, a, b };
}
