import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleText, sampleTitle } from '../../../lib/document/sample/sampleText.ts';
import { stixFaults } from '../../unit/document/publication/stixRules.ts';
import { stixSchemaFaults, stixSchemasFolder } from '../../unit/document/publication/stixSchemas.ts';
import { publishOverApi, type Published } from '../publishOverApi.ts';
import { publicationsDesk } from '../api/publicationsDesk.ts';
import { readSeedText } from '../seedText.ts';
import { removeDataDir, startServer, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let desk: Awaited<ReturnType<typeof publicationsDesk>>;
beforeAll(async () => {
  server = await startServer();
  desk = await publicationsDesk(server, 'stix');
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

type Block = { readonly type?: string; readonly attrs?: { readonly id?: string }; readonly content?: readonly Block[] };
type Bundle = { readonly objects: readonly { readonly type: string; readonly revoked?: boolean }[] };

/** A text as its user brings it, published with a dissent, published again, and the first retracted. */
async function publishedTwice(title: string, content: string, marking: string): Promise<readonly Published[]> {
  const [owner, reviewer] = [
    { id: desk.owner.id, api: desk.owner.client },
    { id: desk.rev.id, api: desk.rev.client },
  ];
  const { id } = await owner.api.done<{ id: string }>('POST', '/api/v1/assessments', {
    title,
    marking,
    import: { format: 'text', content },
  });
  const path = `/api/v1/assessments/${id}`;
  await owner.api.done('PUT', `${path}/members`, [
    { userId: owner.id, role: 'owner' },
    { userId: reviewer.id, role: 'reviewer' },
  ]);
  const draft = await owner.api.done<Block>('GET', `${path}/content?format=json`);
  const idsOf = (node: Block): readonly string[] => [
    ...(node.type === 'judgment' ? [node.attrs?.id ?? ''] : []),
    ...(node.content ?? []).flatMap(idsOf),
  ];
  const [judgmentId = ''] = idsOf(draft);
  const dissents = [{ judgmentId, likelihood: 'unlikely', reason: 'Another reading is as good.' }];
  const first = await publishOverApi(owner, reviewer, id, { dissents });
  await owner.api.done('PATCH', path, { cutoff: '2026-11-01' });
  const second = await publishOverApi(owner, reviewer, id, { kind: 'administrative', changeSummary: 'A date.' });
  const { items } = await owner.api.done<{ items: { id: string; number: number }[] }>('GET', `${path}/publications`);
  const one = items.find(({ number }) => number === 1)?.id ?? '';
  await owner.api.done('POST', `/api/v1/publications/${one}/retract`, { reason: 'A forged source.', replacedBy: 2 });
  return [first, second];
}

async function bundleAt(url: string): Promise<Bundle> {
  return (await (await fetch(`${server.origin}${url}/export.stix.json`)).json()) as Bundle;
}

describe('[PX4] what was published over HTTP is valid STIX 2.1, with dissents, retracted and not', () => {
  const bySchema = stixSchemasFolder === null ? () => [] : stixSchemaFaults(stixSchemasFolder);
  const seed = readSeedText();
  const texts: readonly (readonly [string, string, string, string])[] = [
    ['the sample', sampleTitle, sampleText, 'tlp2'],
    ...(seed === null ? [] : [['the original text', seed.trim().split('\n', 1)[0] ?? '', seed, 'us'] as const]),
  ];
  test.each(texts)('%s', async (_, title, content, marking) => {
    const [first, second] = await publishedTwice(title, content, marking);
    const bundles = [await bundleAt(first?.url ?? ''), await bundleAt(second?.url ?? '')];
    for (const bundle of bundles) {
      expect(stixFaults(bundle)).toEqual([]);
      expect(bySchema(bundle)).toEqual([]);
    }
    const reports = bundles.map(({ objects }) => objects.find(({ type }) => type === 'report')?.revoked ?? false);
    expect(reports).toEqual([true, false]);
    const objects = bundles.flatMap((bundle) => bundle.objects).slice(0, bundles[0]?.objects.length);
    expect(objects.filter(({ type }) => type === 'opinion')).toHaveLength(1);
    expect(objects.filter(({ type }) => type === 'note').length).toBeGreaterThan(1);
  });
});
