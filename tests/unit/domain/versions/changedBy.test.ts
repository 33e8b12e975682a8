import { expect, test } from 'vitest';
import { changedBy } from '../../../../lib/domain/versions/changedBy.ts';

const clients = [
  { clientId: 1, actorId: 'ana' },
  { clientId: 2, actorId: 'ana' },
  { clientId: 3, actorId: 'ben' },
  { clientId: 4, actorId: 'ben' },
  { clientId: 4, actorId: 'eva' },
];

test('[VA4] where one alone wrote, every change is theirs, also what was only taken out', () => {
  expect(changedBy(['a', 'b'], { writers: ['ana'], hands: {}, clients: [] })).toEqual({ a: ['ana'], b: ['ana'] });
  expect(changedBy(['a'], { writers: [], hands: { a: [1] }, clients })).toEqual({});
});

test('[VA4] of several, a block is theirs whose writing stands in it; what cannot be told is not', () => {
  const hands = { a: [1, 2], b: [3, 1], taken: [], brought: [1, 4], unknown: [3, 9] };
  const told = changedBy(['a', 'b', 'taken', 'brought', 'unknown', 'removed'], {
    writers: ['ana', 'ben', 'eva'],
    hands,
    clients,
  });
  expect(told).toEqual({ a: ['ana'], b: ['ana', 'ben'] });
});
