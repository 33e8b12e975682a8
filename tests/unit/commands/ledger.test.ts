import { describe, expect, test } from 'vitest';
import { askOutcome, listResolvers } from '../../../lib/commands/askOutcome.ts';
import { exportLedger } from '../../../lib/commands/exportLedger.ts';
import { listJudgments } from '../../../lib/commands/listJudgments.ts';
import { listNotifications } from '../../../lib/commands/listNotifications.ts';
import { readJudgmentHistory } from '../../../lib/commands/readJudgmentHistory.ts';
import { readLedgerFacets } from '../../../lib/commands/readLedgerFacets.ts';
import { readLedgerScores } from '../../../lib/commands/readLedgerScores.ts';
import { resolveJudgment } from '../../../lib/commands/resolveJudgment.ts';
import { retractPublication } from '../../../lib/commands/retractPublication.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { horizonEnd } from '../../../lib/domain/ledger/horizonEnd.ts';
import { outcomeOf, valueOf } from './commandWorld.ts';
import { publishingDesk, withLikelihood } from './publishingDesk.ts';

/** A desk whose first text is published, and its ledger. */
async function ledgerDesk(change: (doc: DocJson) => DocJson = (doc) => doc) {
  const desk = await publishingDesk();
  const { world, ana } = desk;
  desk.write(change(desk.first));
  await desk.waiveAll();
  await desk.approve();
  const publication = valueOf(await desk.publish(ana));
  const ledger = async (who: Actor) => valueOf(await listJudgments(world.ports, who, { limit: 50 })).items;
  const today = world.ports.now().toISOString().slice(0, 10);
  const resolve = (who: Actor, id: string, more: object = {}) =>
    resolveJudgment(world.ports, who, {
      id,
      outcome: 'yes',
      evidence: 'The board has said so.',
      resolvedAt: today,
      ...more,
    });
  return { ...desk, publication, ledger, resolve, today };
}

describe('the ledger', () => {
  test('[LG9] a published forecast is held as it was stated; what is no forecast is not', async () => {
    const { ana, rev, rea, out, ledger, publication } = await ledgerDesk();
    const [entry, ...rest] = await ledger(rev);
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({
      judgmentId: 'j1',
      label: 'J1',
      number: 1,
      url: publication.url,
      statement: 'Fees will rise.',
      scale: 'phia',
      likelihood: 'likely',
      probability: 0.65,
      isImputed: true,
      standing: 'open',
      outcome: null,
      brier: null,
      isOwn: false,
    });
    expect(await ledger(ana)).toMatchObject([{ isOwn: true }]);
    expect(await ledger(rea)).toHaveLength(1);
    expect(await ledger(out)).toEqual([]);
    const explained = (doc: DocJson): DocJson => ({
      ...doc,
      content: doc.content.map((section) => ({
        ...section,
        ...(section.content === undefined
          ? {}
          : {
              content: section.content.map((node) =>
                node.type === 'judgment' ? { ...node, attrs: { ...node.attrs, kind: 'explanation' } } : node,
              ),
            }),
      })),
    });
    const other = await ledgerDesk(explained);
    expect(await other.ledger(other.rev)).toEqual([]);
  });

  test('[LG10] an outcome is recorded once, by somebody who did not write it, for a day that can be', async () => {
    const { world, ana, rev, rik, rea, out, ledger, resolve } = await ledgerDesk();
    const [{ id } = { id: '' }] = await ledger(rev);
    expect(outcomeOf(await resolve(ana, id))).toBe('forbidden');
    expect(outcomeOf(await resolve(rea, id))).toBe('forbidden');
    expect(outcomeOf(await resolve(out, id))).toBe('not-found');
    expect(outcomeOf(await resolve(rev, 'nothing'))).toBe('not-found');
    for (const resolvedAt of ['1999-12-31', '2999-01-01'])
      expect(outcomeOf(await resolve(rev, id, { resolvedAt })), resolvedAt).toBe('invalid-input');
    expect(world.actions()).not.toContain('judgment.resolved');
    const resolved = valueOf(await resolve(rev, id));
    expect(resolved).toMatchObject({ standing: 'resolved', outcome: 'yes', resolvedBy: 'Rev' });
    expect(resolved.brier).toBeCloseTo(0.1225, 10);
    expect(outcomeOf(await resolve(rik, id, { outcome: 'no' }))).toBe('already-decided');
    expect(await ledger(rik)).toMatchObject([{ outcome: 'yes', evidence: 'The board has said so.' }]);
    expect(world.actions().filter((action) => action === 'judgment.resolved')).toHaveLength(1);
  });

  test('[LG2][LG3][LG9] the newest statement is asked for; a retracted one no more, but what is settled stays', async () => {
    const { world, ana, rev, ledger, resolve, write, first, waiveAll, approve, publish } = await ledgerDesk();
    write(withLikelihood(first, 'unlikely'));
    await waiveAll();
    await approve();
    const second = valueOf(await publish(ana, { kind: 'substantive' }));
    const [entry, ...rest] = await ledger(rev);
    expect(rest).toEqual([]);
    expect(entry).toMatchObject({ number: 2, likelihood: 'unlikely' });
    const settled = valueOf(await resolve(rev, entry?.id ?? '', { outcome: 'annulled' }));
    expect(settled).toMatchObject({ standing: 'resolved', brier: null });
    valueOf(await retractPublication(world.ports, ana, { id: second.id, reason: 'A wrong table.' }));
    const after = await ledger(rev);
    expect(
      after
        .map(({ number, standing, brier }) => [number, standing, brier])
        .toSorted(([a], [b]) => Number(a) - Number(b)),
    ).toEqual([
      [1, 'open', null],
      [2, 'resolved', null],
    ]);
  });

  test('[LG13] an author asks somebody who may record the outcome, once; nobody else is told', async () => {
    const { world, ana, rev, rea, out, ledger, resolve } = await ledgerDesk();
    const [{ id } = { id: '' }] = await ledger(ana);
    const ask = (by: Actor, whom: Actor) => askOutcome(world.ports, by, { id, userId: whom.userId });
    const told = async (who: Actor) =>
      valueOf(await listNotifications(world.ports, who, { limit: 50 })).items.filter(
        ({ reason }) => reason === 'outcome-asked',
      );
    const { items } = valueOf(await listResolvers(world.ports, ana, { id }));
    expect(items.map(({ userId, isAsked }) => [userId, isAsked])).toContainEqual([rev.userId, false]);
    expect(items.map(({ userId }) => userId)).not.toContain(ana.userId);
    expect(items.map(({ userId }) => userId)).not.toContain(rea.userId);
    for (const [by, whom, kind] of [
      [ana, ana, 'invalid-input'],
      [ana, rea, 'invalid-input'],
      [ana, out, 'invalid-input'],
      [rea, rev, 'forbidden'],
      [out, rev, 'not-found'],
      [{ ...ana, scopes: ['read'] as const }, rev, 'forbidden'],
    ] as const)
      expect(outcomeOf(await ask(by, whom)), `${by.name} ${whom.name}`).toBe(kind);
    expect(outcomeOf(await askOutcome(world.ports, ana, { id: 'nothing', userId: rev.userId }))).toBe('not-found');
    expect(world.actions()).not.toContain('judgment.outcome-asked');
    const asked = valueOf(await ask(ana, rev));
    expect(asked).toMatchObject({ asked: { name: 'Rev' }, mayAsk: true, mayResolve: false });
    valueOf(await ask(ana, rev));
    expect(world.actions().filter((action) => action === 'judgment.outcome-asked')).toHaveLength(1);
    expect(await told(rev)).toMatchObject([{ place: `/ledger?id=${id}`, by: 'Ana', subject: `forecast:${id}` }]);
    expect(await told(rea)).toEqual([]);
    expect(await ledger(rev)).toMatchObject([{ mayResolve: true }]);
    valueOf(await resolve(rev, id, { link: 'https://port.example/notice' }));
    expect(await ledger(rev)).toMatchObject([
      { mayResolve: false, mayAsk: false, link: 'https://port.example/notice' },
    ]);
    expect(outcomeOf(await ask(ana, rev))).toBe('already-decided');
  });

  test('a filter, an export, the scores and the history agree on what there is', async () => {
    const { world, rev, out, ledger, resolve } = await ledgerDesk();
    const [entry] = await ledger(rev);
    const { id = '', assessmentId = '', judgmentId = '' } = entry ?? {};
    const scores = async (who: Actor) => valueOf(await readLedgerScores(world.ports, who, {}));
    expect(await scores(rev)).toMatchObject({ count: 0, score: { state: 'too-few', missing: 30 } });
    valueOf(await resolve(rev, id, { evidence: '=HYPERLINK("https://evil.example")' }));
    expect(await scores(rev)).toMatchObject({ count: 1, imputed: 1, scale: { id: 'phia' } });
    expect(await scores(out)).toMatchObject({ count: 0, points: expect.any(Array) });
    const file = async (who: Actor, format: 'csv' | 'json', more: object = {}) =>
      valueOf(await exportLedger(world.ports, who, { format, ...more })).body;
    expect(await file(rev, 'csv')).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(JSON.parse(await file(rev, 'json'))).toEqual({ items: await ledger(rev) });
    expect(JSON.parse(await file(rev, 'json', { state: 'due' }))).toEqual({ items: [] });
    expect(JSON.parse(await file(out, 'json'))).toEqual({ items: [] });
    const history = async (who: Actor) =>
      valueOf(await readJudgmentHistory(world.ports, who, { assessment: assessmentId, judgment: judgmentId })).items;
    expect(await history(rev)).toMatchObject([{ number: 1, outcome: 'yes', term: 'likely' }]);
    expect(await history(out)).toEqual([]);
    const facets = valueOf(await readLedgerFacets(world.ports, rev, {}));
    expect(facets.states).toEqual({ due: 0, open: 0, resolved: 1, unscored: 0 });
    expect(facets.scales).toMatchObject([{ id: 'phia', count: 1 }]);
  });

  test('[LG10] a horizon ends on the last day it names', () => {
    expect(['2027', '2028-02', '2027-02', '2027-11-05'].map(horizonEnd)).toEqual([
      '2027-12-31',
      '2028-02-29',
      '2027-02-28',
      '2027-11-05',
    ]);
    expect([null, '', 'soon', '2027-13', '27'].map(horizonEnd)).toEqual([null, null, null, null, null]);
  });
});
