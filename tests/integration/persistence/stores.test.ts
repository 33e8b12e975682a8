import { afterAll, describe, test } from 'vitest';
import { openDatabase } from '../../../lib/persistence/openDatabase.ts';
import { createMemoryDatabase } from '../../memory/memoryDatabase.ts';
import { startPostgres } from '../startPostgres.ts';
import { collectingLog, openEmbeddedForTest } from './openTestDatabase.ts';
import { storeContract } from './storeContract.ts';

storeContract('in memory', async () => ({ ...createMemoryDatabase(), close: async () => undefined }));
storeContract('embedded', openEmbeddedForTest);

const postgres = await startPostgres();
afterAll(() => postgres?.stop());
if (postgres === null) {
  describe('PostgreSQL server', () => {
    test.skip('no PostgreSQL is installed here', () => undefined);
  });
} else {
  storeContract('PostgreSQL server', () =>
    openDatabase({ dataDir: '/nowhere', databaseUrl: postgres.url, log: collectingLog() }),
  );
}
