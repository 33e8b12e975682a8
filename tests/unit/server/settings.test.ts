import { describe, expect, it } from 'vitest';
import { ownOrigins, readSettings } from '../../../server/settings.ts';

describe('settings', () => {
  it('have defaults for everything', () => {
    const read = readSettings({});
    expect(read).toMatchObject({
      ok: true,
      value: { port: 3000, host: '127.0.0.1', databaseUrl: null, secret: null, firstAdmin: null },
    });
  });

  it('count an empty variable as unset', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({
      ok: true,
      value: { port: 3000, databaseUrl: null },
    });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '12.5'],
    ['DATABASE_URL', 'mysql://x/y'],
    ['NEXTAUTH_SECRET', 'short'],
    ['PUBLIC_URL', 'not an address'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['LOG_LEVEL', 'loud'],
    ['SMTP_URL', 'http://mail'],
    ['REDIS_URL', 'localhost-6379'],
    ['CHROMIUM_PATH', '/no/such/chromium'],
    ['MAIL_FROM', 'x\u2603'],
  ])('name a bad %s and what was expected, and never repeat the value', (name, value) => {
    const read = readSettings({ [name]: value });
    if (read.ok) throw new Error('accepted');
    expect(read.error.join('\n')).toMatch(new RegExp(`^${name}: expected \\S.{5,}`));
    expect(read.error.join('\n')).not.toContain(value);
  });

  it('say all problems at once', () => {
    const read = readSettings({ PORT: '-1', LOG_LEVEL: 'loud' });
    expect(read.ok ? [] : read.error).toHaveLength(2);
  });

  it('ask for a secret with a database server, and for pairs to be whole', () => {
    expect(readSettings({ DATABASE_URL: 'postgresql://u:p@127.0.0.1/x' }).ok).toBe(false);
    expect(readSettings({ ADMIN_EMAIL: 'a@b.example' }).ok).toBe(false);
    expect(readSettings({ OIDC_ISSUER: 'https://id.example' }).ok).toBe(false);
    expect(readSettings({ ADMIN_EMAIL: 'a@b.example', ADMIN_PASSWORD: 'eleven char' }).ok).toBe(false);
  });

  it('cut a public address down to its origin', () => {
    expect(readSettings({ PUBLIC_URL: 'https://assess.example.org/x/' })).toMatchObject({
      value: { publicOrigin: 'https://assess.example.org' },
    });
  });
});

describe('own origins', () => {
  it('are all names of a loopback address, the printed one first', () => {
    expect(ownOrigins({ publicOrigin: null, host: '127.0.0.1' }, 3000)).toEqual([
      'http://127.0.0.1:3000',
      'http://localhost:3000',
      'http://[::1]:3000',
    ]);
  });

  it('are the public one alone behind a name', () => {
    expect(ownOrigins({ publicOrigin: 'https://assess.example.org', host: '127.0.0.1' }, 3000)).toEqual([
      'https://assess.example.org',
    ]);
  });

  it('never contain an address that answers everywhere', () => {
    expect(ownOrigins({ publicOrigin: null, host: '0.0.0.0' }, 80)[0]).toBe('http://localhost:80');
  });
});
