import { afterAll, beforeAll, describe } from 'vitest';
import type { Database, DraftStore } from '../../../lib/commands/ports.ts';
import { contractOfAudit } from './contractOfAudit.ts';
import { contractOfDrafts } from './contractOfDrafts.ts';
import { contractOfPeople } from './contractOfPeople.ts';
import { contractOfAssessments } from './contractOfAssessments.ts';

/** A database under test, empty when it is made. */
export type Subject = {
  readonly database: Database;
  readonly drafts: DraftStore;
  close(): Promise<void>;
};

/** How the parts of the contract reach the database; its rows stay from one test to the next, so names differ. */
export type SubjectOf = () => Subject;

/** What every implementation of the stores must keep, in memory or on disk. Called inside a test file. */
export function storeContract(name: string, make: () => Promise<Subject>): void {
  describe(name, () => {
    let subject: Subject;
    const subjectOf = () => subject;
    beforeAll(async () => {
      subject = await make();
    });
    afterAll(async () => {
      await subject.close();
    });
    contractOfPeople(subjectOf);
    contractOfAssessments(subjectOf);
    contractOfAudit(subjectOf);
    contractOfDrafts(subjectOf);
  });
}
