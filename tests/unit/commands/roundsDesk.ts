import { decideRound } from '../../../lib/commands/answerRound.ts';
import { requestRound } from '../../../lib/commands/requestRound.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { decideRoundInput, requestRoundInput } from '../../../lib/protocol/roundsDto.ts';
import { commandWorld } from './commandWorld.ts';

/** A paper with one judgment that says `words`. */
export const draftOf = (words: string): DocJson => ({
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't', scale: 'phia' }, content: [{ type: 'text', text: 'Harbour fees' }] },
    {
      type: 'section',
      attrs: { id: 's1', kind: 'key-judgments' },
      content: [
        {
          type: 'judgment',
          attrs: { id: 'j1', likelihood: 'likely' },
          content: [{ type: 'statement', attrs: { id: 'j1s' }, content: [{ type: 'text', text: words }] }],
        },
      ],
    },
    { type: 'paragraph', attrs: { id: 'p1' }, content: [{ type: 'text', text: 'Background.' }] },
  ],
});

export const dissent = { judgmentId: 'j1', likelihood: 'unlikely', reason: 'The board is split.' };

/** An assessment with people in every role, and the ways in which they act on its rounds. */
export async function roundsDesk() {
  const world = commandWorld();
  const ana = await world.user('Ana');
  const ben = await world.user('Ben');
  const rev = await world.user('Rev');
  const rik = await world.user('Rik');
  const rea = await world.user('Rea');
  const boss = await world.user('Boss', { role: 'admin' });
  const out = await world.user('Out');
  const id = await world.assessment([
    [ana, 'owner'],
    [ben, 'editor'],
    [rev, 'reviewer'],
    [rik, 'reviewer'],
    [rea, 'reader'],
    [boss, 'reviewer'],
  ]);
  world.drafts.set(id, draftOf('Fees will rise.'));

  const hash = async () => {
    const frozen = await world.ports.rooms.freezeDraft(id);
    if (!frozen.ok) throw new Error('not frozen');
    return frozen.value.sha256;
  };
  const ask = async (by: Actor, reviewers: readonly Actor[], more: object = {}) =>
    requestRound(world.ports, by, {
      id,
      ...requestRoundInput.parse({
        contentHash: await hash(),
        reviewers: reviewers.map(({ userId }) => userId),
        ...more,
      }),
    });
  const decide = (by: Actor, round: { readonly id: string; readonly contentHash: string }, more: object) =>
    decideRound(world.ports, by, {
      id: round.id,
      ...decideRoundInput.parse({ contentHash: round.contentHash, decision: 'approve', ...more }),
    });
  const status = async () => (await world.ports.database.read.assessments.byId(id))?.status;
  const told = async (actor: Actor) => {
    const page = await world.ports.database.read.notifications.list(actor.userId, { cursor: null, limit: 9 }, false);
    return page.items.map(({ reason, text }) => `${reason} ${text}`);
  };
  return { world, id, ana, ben, rev, rik, rea, boss, out, hash, ask, decide, status, told };
}
export type RoundsDesk = Awaited<ReturnType<typeof roundsDesk>>;
