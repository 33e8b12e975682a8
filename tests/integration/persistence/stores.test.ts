import { Client } from 'pg';
import { afterAll, describe, expect, test } from 'vitest';
import { appendParameters, appendSql } from '../../../lib/persistence/drafts/appendEntries.ts';
import { openDatabase } from '../../../lib/persistence/openDatabase.ts';
import { createMemoryDatabase } from '../../memory/memoryDatabase.ts';
import { contractOfLanguage } from './contractOfLanguage.ts';
import { startPostgres } from '../startPostgres.ts';
import { collectingLog, openEmbeddedForTest } from './openTestDatabase.ts';
import { at, compactionInto, draftNamed, entry } from './fixtures.ts';
import { seededDraft } from './seededDraft.ts';
import { storeContract } from './storeContract.ts';

storeContract('in memory', async () => ({ ...createMemoryDatabase(), close: async () => undefined }));
storeContract('embedded', openEmbeddedForTest, contractOfLanguage);

const postgres = await startPostgres();
afterAll(() => postgres?.stop());
if (postgres === null) {
  describe('PostgreSQL server', () => {
    test.skip('no PostgreSQL is installed here', () => undefined);
  });
} else {
  storeContract(
    'PostgreSQL server',
    () => openDatabase({ dataDir: '/nowhere', databaseUrl: postgres.url, log: collectingLog() }),
    contractOfLanguage,
  );
  test('a row committed late, under a lower number than rows folded before, is not lost', async () => {
    const url = await postgres.newDatabase('late_rows');
    const opened = await openDatabase({ dataDir: '/nowhere', databaseUrl: url, log: collectingLog() });
    const id = await seededDraft(opened, 'Late');
    const other = new Client({ connectionString: url });
    await other.connect();
    await other.query('BEGIN');
    await other.query(appendSql, appendParameters([entry(id, 'Wanda', 1, 'early, committed late')]));
    await opened.drafts.append([entry(id, 'Will', 2, 'later, committed early')]);
    const before = await opened.drafts.load(id);
    const seqs = (before?.tail ?? []).map((row) => row.seq);
    expect(seqs).toHaveLength(1);
    const isFolded = opened.drafts.compact(
      id,
      draftNamed('Late').stateVector,
      compactionInto(draftNamed('Late 2'), seqs),
      at(1),
    );
    await other.query('COMMIT');
    expect(await isFolded).toBe(true);
    const after = await opened.drafts.load(id);
    expect(after?.tail.map((row) => new TextDecoder().decode(row.update))).toEqual(['early, committed late']);
    await other.end();
    await opened.close();
  });
}
