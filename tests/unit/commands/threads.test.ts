import { describe, expect, it } from 'vitest';
import { changeComment, deleteComment } from '../../../lib/commands/changeComment.ts';
import { changeThread } from '../../../lib/commands/changeThread.ts';
import { acceptSuggestion, rejectSuggestion } from '../../../lib/commands/decideSuggestion.ts';
import { listNotifications } from '../../../lib/commands/listNotifications.ts';
import { listThreads } from '../../../lib/commands/listThreads.ts';
import { openThread } from '../../../lib/commands/openThread.ts';
import { publishPending } from '../../../lib/commands/publishPending.ts';
import { replyToThread } from '../../../lib/commands/replyToThread.ts';
import type { DocJson } from '../../../lib/document/docJson.ts';
import type { Actor } from '../../../lib/domain/policy.ts';
import { openThreadInput } from '../../../lib/protocol/threadsDto.ts';
import { commandWorld, outcomeOf, valueOf } from './commandWorld.ts';

const draft = (words: string): DocJson => ({
  type: 'doc',
  content: [
    { type: 'title', attrs: { id: 't' }, content: [{ type: 'text', text: 'Harbour' }] },
    { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: words }] },
    {
      type: 'judgment',
      attrs: { id: 'j', likelihood: 'likely', confidence: 'low' },
      content: [{ type: 'statement', attrs: { id: 'js' }, content: [{ type: 'text', text: 'It will close.' }] }],
    },
  ],
});

async function desk() {
  const world = commandWorld();
  const { ports } = world;
  const people = {
    ana: await world.user('Ana'),
    ben: await world.user('Ben'),
    rev: await world.user('Rev Lind'),
    rea: await world.user('Rea'),
    out: await world.user('Out'),
  };
  const { ana, ben, rev, rea } = people;
  const id = await world.assessment([
    [ana, 'owner'],
    [ben, 'editor'],
    [rev, 'reviewer'],
    [rea, 'reader'],
  ]);
  world.drafts.set(id, draft('The dredger has left the yard.'));
  const open = (actor: Actor, more: object = {}, quote = 'has left the yard') =>
    openThread(ports, actor, {
      ...openThreadInput.parse({ anchor: { blockId: 'p', quote }, body: 'Who says so?', ...more }),
      id,
    });
  const list = async (actor: Actor) => valueOf(await listThreads(ports, actor, { id, limit: 50 })).items;
  return { world, ports, ...people, people, id, open, list };
}

describe('threads', () => {
  it('[TD7] are opened by owners, editors and reviewers, read by readers too, and unknown to others', async () => {
    const { people, open, ports, id } = await desk();
    const may = Object.entries({ ana: 'ok', ben: 'ok', rev: 'ok', rea: 'forbidden', out: 'not-found' });
    for (const [name, expected] of may) {
      expect(outcomeOf(await open(people[name as 'ana'])), name).toBe(expected);
      const read = outcomeOf(await listThreads(ports, people[name as 'ana'], { id, limit: 5 }));
      expect(read, name).toBe(name === 'out' ? 'not-found' : 'ok');
    }
  });

  it('[TD7] actor by action: who may do what to a thread of a reviewer', async () => {
    const golden = `
      reply    ok  ok  ok  forbidden  not-found
      resolve  ok  ok  ok  forbidden  not-found
      attach   ok  ok  ok  forbidden  not-found
      weigh    forbidden  forbidden  ok  forbidden  not-found
      edit     forbidden  forbidden  ok  forbidden  not-found
      delete   forbidden  forbidden  ok  forbidden  not-found
      accept   ok  ok  forbidden  forbidden  not-found
      reject   ok  ok  ok  forbidden  not-found`;
    for (const line of golden.trim().split('\n')) {
      const [deed = '', ...expected] = line.trim().split(/\s+/u);
      for (const [at, name] of (['ana', 'ben', 'rev', 'rea', 'out'] as const).entries()) {
        const { people, open, ports } = await desk();
        const actor = people[name];
        const thread = valueOf(await open(people.rev, { suggestion: { replacement: 'has gone' } }));
        const comment = thread.comments[0]?.id ?? '';
        const deeds: Record<string, () => Promise<Parameters<typeof outcomeOf>[0]>> = {
          reply: () => replyToThread(ports, actor, { id: thread.id, body: 'Yes.', pending: false }),
          resolve: () => changeThread(ports, actor, { id: thread.id, status: 'resolved' }),
          attach: () =>
            changeThread(ports, actor, {
              id: thread.id,
              anchor: { blockId: 't', quote: 'Harbour', prefix: '', suffix: '' },
            }),
          weigh: () => changeThread(ports, actor, { id: thread.id, blocking: true }),
          edit: () => changeComment(ports, actor, { id: comment, body: 'New.' }),
          delete: () => deleteComment(ports, actor, { id: comment }),
          accept: () => acceptSuggestion(ports, actor, { id: thread.id }),
          reject: () => rejectSuggestion(ports, actor, { id: thread.id }),
        };
        const done = await deeds[deed]?.();
        expect(done === undefined ? 'no such deed' : outcomeOf(done), `${name}: ${deed}`).toBe(expected[at]);
        const readOnly = { ...people.rev, scopes: ['read'] as const };
        expect(outcomeOf(await replyToThread(ports, readOnly, { id: thread.id, body: 'x', pending: false }))).toBe(
          'forbidden',
        );
      }
    }
  });

  it('[TD1] say where their words are, and are never gone', async () => {
    const { world, open, list, rev, ana, id } = await desk();
    const made = valueOf(await open(rev));
    expect(made).toMatchObject({
      status: 'open',
      anchorState: 'attached',
      anchor: { blockId: 'p', prefix: 'The dredger ', suffix: '.' },
      place: { blockId: 'p', from: 12, to: 29, text: 'has left the yard' },
      comments: [{ body: 'Who says so?', author: { name: 'Rev Lind' } }],
    });
    world.drafts.set(id, draft('The dredger has long left the yard.'));
    expect((await list(ana))[0]).toMatchObject({ anchorState: 'attached', place: { text: 'has long left the yard' } });
    world.drafts.set(id, {
      ...draft('Nothing.'),
      content: [
        ...draft('Nothing.').content,
        ...draft('x: has left the yard')
          .content.slice(1, 2)
          .map((node) => ({ ...node, attrs: { id: 'q' } })),
      ],
    });
    expect((await list(ana))[0]).toMatchObject({ anchorState: 'moved', place: { blockId: 'q' } });
    world.drafts.set(id, draft('Nothing.'));
    expect((await list(ana))[0]).toMatchObject({
      anchorState: 'detached',
      place: null,
      anchor: { quote: 'has left the yard' },
    });
  });

  it('of words that are nowhere are refused with the closest ones', async () => {
    const { open, rev } = await desk();
    expect(await open(rev, {}, 'has lost the yard')).toMatchObject({
      error: { kind: 'invalid-input', details: { closest: 'has left the yard' } },
    });
    expect(outcomeOf(await open(rev, { anchor: { blockId: 'zz', quote: 'nothing like it' } }))).toBe('invalid-input');
  });

  it('[TD5] mention members, are answered, edited and deleted with marks, resolved and reopened with who and when', async () => {
    const { world, ports, open, list, rev, ana, ben } = await desk();
    const made = valueOf(await open(rev, { body: 'Ask @Ben, not @Out.', blocking: true }));
    expect(made).toMatchObject({ blocking: true, comments: [{ mentions: [ben.userId] }] });
    const reply = valueOf(await replyToThread(ports, ben, { id: made.id, body: 'I did.', pending: false }));
    valueOf(await changeComment(ports, ben, { id: reply.id, body: 'I did, @Rev Lind.' }));
    world.pass(60_000);
    expect(valueOf(await changeThread(ports, ana, { id: made.id, status: 'resolved' }))).toMatchObject({
      status: 'resolved',
      settledBy: 'Ana',
      settledAt: '2026-03-01T12:01:00.000Z',
    });
    expect(outcomeOf(await changeThread(ports, ben, { id: made.id, status: 'resolved' }))).toBe('conflict');
    valueOf(await changeThread(ports, rev, { id: made.id, status: 'open' }));
    expect(outcomeOf(await deleteComment(ports, ben, { id: reply.id }))).toBe('ok');
    expect(outcomeOf(await changeComment(ports, ben, { id: reply.id, body: 'x' }))).toBe('conflict');
    const [thread] = await list(ana);
    expect(thread).toMatchObject({ status: 'open', settledBy: 'Rev Lind' });
    expect(thread?.comments[1]).toMatchObject({
      body: '',
      mentions: [],
      editedAt: expect.any(String),
      deletedAt: expect.any(String),
    });
    expect(world.actions()).toEqual([
      'thread.opened',
      'thread.replied',
      'comment.edited',
      'thread.resolved',
      'thread.reopened',
      'comment.deleted',
    ]);
    expect(JSON.stringify(world.memory.state().audit)).not.toMatch(/I did|Ask/u);
    expect(world.announced.every(([what, , topic]) => what === 'announce' && topic === 'threads')).toBe(true);
  });

  it('that are pending are seen by their author alone and make no news, until they are published', async () => {
    const { world, ports, open, list, rev, ana, id } = await desk();
    const held = valueOf(await open(rev, { pending: true }));
    expect(world.announced).toEqual([]);
    expect(await list(ana)).toEqual([]);
    expect(await list(rev)).toHaveLength(1);
    expect(outcomeOf(await replyToThread(ports, ana, { id: held.id, body: 'x', pending: false }))).toBe('not-found');
    const of = { assessmentId: id, authorId: rev.userId, at: ports.now() };
    expect(await ports.database.transaction((stores) => publishPending(stores, of))).toBe(1);
    expect(await list(ana)).toMatchObject([{ isPending: false }]);
    const gone = valueOf(await open(rev, { pending: true }));
    valueOf(await deleteComment(ports, rev, { id: gone.comments[0]?.id ?? '' }));
    expect(await list(rev)).toHaveLength(1);
  });
});

describe('suggestions', () => {
  const suggest = { suggestion: { replacement: 'is in the yard' } };

  it('[TD6] are written as one change by who accepts, and resolve the thread', async () => {
    const { world, ports, open, rev, ben, id } = await desk();
    const made = valueOf(await open(rev, { ...suggest, body: '' }));
    expect(made.suggestion).toMatchObject({ base: 'has left the yard', replacement: 'is in the yard', state: 'open' });
    const accepted = valueOf(await acceptSuggestion(ports, ben, { id: made.id }));
    expect(accepted).toMatchObject({
      status: 'resolved',
      settledBy: 'Ben',
      suggestion: { state: 'accepted', decidedBy: 'Ben' },
    });
    expect(world.edits).toMatchObject([
      {
        kind: 'reword',
        assessmentId: id,
        actorId: ben.userId,
        blockId: 'p',
        from: 12,
        expected: 'has left the yard',
        replacement: 'is in the yard',
      },
    ]);
    expect(outcomeOf(await acceptSuggestion(ports, ben, { id: made.id }))).toBe('conflict');
    expect(outcomeOf(await rejectSuggestion(ports, rev, { id: made.id }))).toBe('conflict');
  });

  it('[TD6] of words that have changed since are answered with all texts, and then decided', async () => {
    const { world, ports, open, rev, ana, id } = await desk();
    const made = valueOf(await open(rev, suggest));
    world.drafts.set(id, draft('The dredger has long left the yard.'));
    expect(await acceptSuggestion(ports, ana, { id: made.id })).toMatchObject({
      error: {
        kind: 'draft-moved',
        details: { base: 'has left the yard', current: 'has long left the yard', replacement: 'is in the yard' },
      },
    });
    expect(world.edits).toEqual([]);
    const instead = { current: 'has left', replacement: 'is long in the yard' };
    expect(outcomeOf(await acceptSuggestion(ports, ana, { id: made.id, instead }))).toBe('draft-moved');
    const now = { ...instead, current: 'has long left the yard' };
    expect(valueOf(await acceptSuggestion(ports, ana, { id: made.id, instead: now })).status).toBe('resolved');
    expect(world.edits).toMatchObject([{ expected: 'has long left the yard', replacement: 'is long in the yard' }]);
    const other = valueOf(await open(rev, suggest, 'The dredger'));
    world.drafts.set(id, draft('Nothing.'));
    expect(await acceptSuggestion(ports, ana, { id: other.id })).toMatchObject({
      error: { details: { current: null } },
    });
  });

  it('[TD6] that stand there already change nothing, and are resolved', async () => {
    const { world, ports, open, rev, ana, id } = await desk();
    const made = valueOf(await open(rev, { suggestion: { replacement: 'has left this yard' } }));
    world.drafts.set(id, draft('The dredger has left this yard.'));
    expect(valueOf(await acceptSuggestion(ports, ana, { id: made.id })).suggestion?.state).toBe('accepted');
    expect(world.edits).toEqual([]);
  });

  it('[TD6] may be of a field, and are refused where the draft has no such field or value', async () => {
    const { world, ports, open, rev, ana, id } = await desk();
    const field = (suggestion: object, blockId = 'js') =>
      open(rev, { anchor: { blockId, quote: blockId === 'p' ? 'dredger' : 'It will close' }, body: '', suggestion });
    const made = valueOf(await field({ field: 'likelihood', value: 'unlikely' }));
    expect(made.suggestion).toMatchObject({ field: 'likelihood', base: 'likely', replacement: 'unlikely' });
    valueOf(await acceptSuggestion(ports, ana, { id: made.id }));
    expect(world.edits).toMatchObject([
      { kind: 'set-field', blockId: 'j', field: 'likelihood', expected: 'likely', value: 'unlikely' },
    ]);
    const stale = valueOf(await field({ field: 'confidence', value: 'high' }));
    const changed = draft('x');
    world.drafts.set(id, {
      ...changed,
      content: changed.content.map((node) =>
        node.type === 'judgment' ? { ...node, attrs: { ...node.attrs, confidence: 'moderate' } } : node,
      ),
    });
    expect(await acceptSuggestion(ports, ana, { id: stale.id })).toMatchObject({
      error: { kind: 'draft-moved', details: { base: 'low', current: 'moderate', replacement: 'high' } },
    });
    for (const bad of [
      { field: 'likelihood', value: 'nearly' },
      { field: 'confidence', value: 'great' },
      { field: 'horizon', value: 'soon' },
      { field: 'confidence', value: 'moderate' },
    ])
      expect(outcomeOf(await field(bad)), JSON.stringify(bad)).toBe('invalid-input');
    expect(outcomeOf(await field({ field: 'confidence', value: 'low' }, 'p'))).toBe('invalid-input');
  });

  it('[TD7] are rejected by who may write, and withdrawn by who made them', async () => {
    const { ports, open, rev, ana } = await desk();
    const [one, two] = [valueOf(await open(rev, suggest)), valueOf(await open(rev, suggest))];
    expect(valueOf(await rejectSuggestion(ports, ana, { id: one.id })).suggestion?.state).toBe('rejected');
    expect(valueOf(await rejectSuggestion(ports, rev, { id: two.id })).suggestion?.state).toBe('withdrawn');
  });
});

describe('who is told of a comment', () => {
  it('[NT6] those it mentions, and of an answer the others in the thread; never who wrote it, nor of what is pending', async () => {
    const { ports, open, ana, ben, rev, rea, id } = await desk();
    const inbox = async (actor: Actor) =>
      valueOf(await listNotifications(ports, actor, { limit: 50 })).items.map(({ reason, place }) => [reason, place]);
    const thread = valueOf(await open(rev, { body: '@Ana, @Rea and @Out: who says so?' }));
    const place = `?thread=${thread.id}`;
    expect(await inbox(ana)).toEqual([['mentioned', place]]);
    expect(await inbox(rea)).toEqual([['mentioned', place]]);
    const reply = (actor: Actor, body: string, pending = false) =>
      replyToThread(ports, actor, { id: thread.id, body, pending }).then(valueOf);
    await reply(ben, 'Not yet to be seen by @Ana.', true);
    const answer = await reply(ana, 'The yard does.');
    expect(await inbox(rev)).toEqual([['replied', place]]);
    expect(await inbox(ana)).toHaveLength(1);
    expect(await inbox(ben)).toEqual([]);
    await changeComment(ports, ana, { id: answer.id, body: 'The yard does, says @Ben.' }).then(valueOf);
    expect(await inbox(ben)).toEqual([['mentioned', place]]);
    expect(await inbox(rev)).toHaveLength(1);

    await ports.database.transaction((stores) =>
      publishPending(stores, { assessmentId: id, authorId: ben.userId, at: new Date(ports.now().getTime() + 1) }),
    );
    expect((await inbox(ana)).filter(([reason]) => reason === 'mentioned')).toHaveLength(2);

    const suggested = valueOf(await open(rev, { suggestion: { replacement: 'has gone' } }));
    valueOf(await rejectSuggestion(ports, ben, { id: suggested.id }));
    expect(await inbox(rev)).toContainEqual(['decided', `?thread=${suggested.id}`]);
  });
});
