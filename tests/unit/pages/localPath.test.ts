import { describe, expect, it } from 'vitest';
import { localPath } from '../../../components/signin/localPath.ts';

describe('where sign-in leads to', () => {
  it.each([
    ['/', '/'],
    ['/a/123?x=1#b', '/a/123?x=1#b'],
    ['/users', '/users'],
  ])('follows the local path %s', (next, path) => {
    expect(localPath(next)).toBe(path);
  });

  it.each([
    'https://evil.example/',
    '//evil.example/x',
    '/\\evil.example',
    '/\\/evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    'users',
    '',
    null,
    undefined,
    '/..//evil.example',
    '/signin?next=/signin',
  ])('goes to the list instead of %j', (next) => {
    expect(localPath(next)).toBe('/');
  });
});
