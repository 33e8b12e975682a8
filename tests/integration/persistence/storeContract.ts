import { afterAll, beforeAll, describe } from 'vitest';
import { contractOfAudit } from './contractOfAudit.ts';
import { contractOfEstimates } from './contractOfEstimates.ts';
import { contractOfThreads } from './contractOfThreads.ts';
import { contractOfRounds } from './contractOfRounds.ts';
import { contractOfLibrary } from './contractOfLibrary.ts';
import { contractOfSearch } from './contractOfSearch.ts';
import { contractOfDrafts } from './contractOfDrafts.ts';
import { contractOfPeople } from './contractOfPeople.ts';
import { contractOfAssessments } from './contractOfAssessments.ts';
import { contractOfNotifications } from './contractOfNotifications.ts';
import { contractOfScales } from './contractOfScales.ts';
import { contractOfSources } from './contractOfSources.ts';
import { contractOfChangeStatements } from './contractOfChangeStatements.ts';
import { contractOfCheckChoices } from './contractOfCheckChoices.ts';
import { contractOfForecasts } from './contractOfForecasts.ts';
import { contractOfPublications } from './contractOfPublications.ts';
import { contractOfVersions } from './contractOfVersions.ts';
import { contractOfWaivers } from './contractOfWaivers.ts';
import type { Subject, SubjectOf } from './subject.ts';

/** What every implementation of the stores must keep, in memory or on disk, and `moreOf` some. Called inside a test file. */
export function storeContract(
  name: string,
  make: () => Promise<Subject>,
  moreOf?: (subjectOf: SubjectOf) => void,
): void {
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
    contractOfScales(subjectOf);
    contractOfLibrary(subjectOf);
    contractOfSearch(subjectOf);
    contractOfWaivers(subjectOf);
    contractOfCheckChoices(subjectOf);
    contractOfSources(subjectOf);
    contractOfEstimates(subjectOf);
    contractOfVersions(subjectOf);
    contractOfPublications(subjectOf);
    contractOfChangeStatements(subjectOf);
    contractOfForecasts(subjectOf);
    contractOfThreads(subjectOf);
    contractOfNotifications(subjectOf);
    contractOfRounds(subjectOf);
    moreOf?.(subjectOf);
  });
}
