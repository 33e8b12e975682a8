import type { Database } from '../../../lib/commands/ports.ts';
import { assessmentNamed, at, draftNamed } from './fixtures.ts';

/** Makes an assessment with a seeded draft and gives its id. */
export async function seededDraft({ database }: { readonly database: Database }, name: string): Promise<string> {
  const made = assessmentNamed(name);
  await database.transaction(async (stores) => {
    await stores.assessments.insert(made);
    await stores.drafts.seed(made.id, draftNamed(name), at(0));
  });
  return made.id;
}
