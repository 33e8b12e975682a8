import { expect, test } from 'vitest';
import { createArgon2Hasher } from '../../../lib/auth/argon2Hasher.ts';
import { newPasswordField } from '../../../lib/protocol/fields.ts';

test('argon2id with the recommended cost, salted, compared', async () => {
  const hasher = createArgon2Hasher();
  const [one, other] = await Promise.all([hasher.hash('correct horse staple'), hasher.hash('correct horse staple')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
  expect(await hasher.verify(one, 'correct horse staple')).toBe(true);
  expect(await hasher.verify(one, 'correct horse stapl')).toBe(false);
  expect(await hasher.verify(null, 'no account has this password')).toBe(false);
});

test('many at once are all answered', async () => {
  const hasher = createArgon2Hasher();
  const hash = await hasher.hash('correct horse staple');
  const answers = await Promise.all(
    Array.from({ length: 9 }, (_, n) => hasher.verify(hash, n % 2 === 0 ? 'correct horse staple' : 'wrong')),
  );
  expect(answers).toEqual([true, false, true, false, true, false, true, false, true]);
});

test('a password that is too long is wrong, though what is compared then might fit', async () => {
  const hasher = createArgon2Hasher();
  expect(await hasher.verify(await hasher.hash(''), 'x'.repeat(1025))).toBe(false);
});

test.each([
  ['elevenchars', false],
  ['twelve chars', true],
  ['😀'.repeat(11), false],
  ['😀'.repeat(12), true],
  ['x'.repeat(1024), true],
  ['é'.repeat(513), false],
])('%# may be a new password: %s', (password, isFine) => {
  expect(newPasswordField.safeParse(password).success).toBe(isFine);
});
