import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleDraft } from '../../../../lib/document/sample/sampleDraft.ts';
import type { PublishedChange } from '../../../../lib/document/publication.ts';
import { readerDesk } from './readerDesk.ts';

const moved = (from: string, to: string): readonly PublishedChange[] => [
  { id: 'j-warhead', label: 'J3', change: 'weakened', likelihood: { from, to } },
];

describe('[RP6] what earlier versions said of a judgment', () => {
  let desk: Awaited<ReturnType<typeof readerDesk>>;
  beforeAll(async () => {
    desk = await readerDesk();
    await desk.publish(1, sampleDraft, { kind: 'initial', audience: 'signed-in' });
    await desk.publish(2, sampleDraft, { changes: moved('likely', 'roughly-even-chance') });
    await desk.publish(3, sampleDraft, { changes: [] });
    await desk.publish(4, sampleDraft, { changes: moved('roughly-even-chance', 'unlikely') });
  });
  afterAll(() => desk.close());
  /** What stands under "Said before", without its marks. */
  const saidAt = async (path: string, headers: Readonly<Record<string, string>> = {}): Promise<string | null> => {
    const [, said] = /class="stood">(.*?)<\/div>/su.exec((await desk.get(path, headers)).body) ?? [];
    return said === undefined
      ? null
      : said
          .replaceAll(/<[^>]*>/gu, ' ')
          .replaceAll(/\s+/gu, ' ')
          .trim();
  };

  test('stands beside it once, each with its versions and where they are read', async () => {
    const { body } = await desk.get('/r/harbour/v/4');
    expect(body.match(/class="stood"/gu)).toHaveLength(1);
    expect(body).toMatch(/class="stood">.*href="\/r\/harbour\/v\/2".*href="\/r\/harbour\/v\/3"/su);
    expect(await saidAt('/r/harbour/v/4')).toMatch(
      /^Said before Version v2 to v3 · 22 Nov 2026 roughly even chance 45–55%$/u,
    );
    // In an old version stands what was said before that one.
    expect(await saidAt('/r/harbour/v/2')).toBeNull();
  });

  test('tells of a version only who may see it', async () => {
    const signedIn = await desk.tokenOf(desk.ana);
    expect(await saidAt('/r/harbour/v/4', signedIn)).toContain('likely 55–80%');
    expect(await saidAt('/r/harbour/v/2', signedIn)).toContain('likely 55–80%');
    expect(await saidAt('/r/harbour/v/4')).not.toContain('55–80%');
  });

  test('says which of them was retracted since', async () => {
    const other = await readerDesk();
    await other.publish(1, sampleDraft, { kind: 'initial' });
    const second = await other.publish(2, sampleDraft, { changes: moved('likely', 'roughly-even-chance') });
    await other.publish(3, sampleDraft, { changes: moved('roughly-even-chance', 'unlikely') });
    const said = async () => /class="stood">(.*?)<\/div>/su.exec((await other.get('/r/harbour/v/3')).body)?.[1] ?? '';
    expect(await said()).not.toContain('retracted');
    await other.retract(second, 3);
    expect(await said()).toMatch(/v2<\/a\s*> \(retracted\)/u);
    expect((await said()).match(/retracted/gu)).toHaveLength(1);
    other.close();
  });

  test('is in no file: the same version gives the same bytes', async () => {
    expect((await desk.get('/r/harbour/v/4/export.md')).body).not.toContain('Said before');
  });
});
