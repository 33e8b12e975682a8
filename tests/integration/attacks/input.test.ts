import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn, type ApiClient } from '../apiClient.ts';
import { publishOverApi } from '../publishOverApi.ts';
import { removeDataDir, startServer, testAdmin, type RunningServer } from '../startServer.ts';

let server: RunningServer;
let admin: ApiClient;
beforeAll(async () => {
  server = await startServer();
  admin = await signIn(server.origin, testAdmin.email, testAdmin.password);
});
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

async function person(name: string): Promise<{ readonly id: string; readonly api: ApiClient }> {
  const account = {
    email: `${name}@desk.example`,
    name: `<b onload=alert(9)>${name}`,
    password: `a long password of ${name}`,
  };
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/users', { ...account, role: 'member' });
  return { id, api: await signIn(server.origin, account.email, account.password) };
}

/** What would run, were it not escaped. */
const live =
  /<script[^>]*>[^<]*alert\(|<img[^>]+onerror|<svg[^>]*onload|<b onload|href="?\s*(javascript|data|vbscript):/i;
const title = 'Outlook "><script>alert(1)</script> =cmd|x!A1\u202e';
const html = `<h1>Key Judgments</h1>
<p>The port will likely reopen. <img src=x onerror=alert(2)><svg onload=alert(3)></svg></p>
<p><a href="javascript:alert(4)">one</a> <a href=" JaVaScRiPt:alert(5)">two</a> <a href="data:text/html,<script>alert(6)</script>">three</a>
<a href="vbscript:x">four</a> <a href="https://example.org/&quot;onmouseover=alert(7)">five</a></p>
<style>body{background:url(javascript:alert(8))}</style><iframe src="https://evil.example"></iframe><object data="x"></object>
<h1>Supporting Evidence</h1><p>=HYPERLINK("https://evil.example")</p>`;
const markdown = `# Key Judgments\nThe port will likely reopen. <script>alert(1)</script> [a](javascript:alert(2)) ![b](javascript:alert(3))\n\n<svg onload=alert(4)>`;

test('[AT10] scripts in titles, names, links and imports come out dead from every page, format and file', async () => {
  const [owner, rev] = [await person('owner'), await person('rev')];
  for (const [format, content] of [
    ['html', html],
    ['markdown', markdown],
    ['text', markdown],
  ] as const) {
    const { id, slug } = await owner.api.done<{ id: string; slug: string }>('POST', '/api/v1/assessments', {
      title: `${title} ${format}`,
      import: { format, content },
    });
    expect(slug).toMatch(/^[a-z0-9-]+$/);
    const path = `/api/v1/assessments/${id}`;
    await owner.api.done('PUT', `${path}/members`, [
      { userId: owner.id, role: 'owner' },
      { userId: rev.id, role: 'reviewer' },
    ]);
    const contents = await fetch(`${server.origin}${path}/content?format=html`, {
      headers: { Cookie: owner.api.cookie },
    });
    expect(contents.headers.get('content-security-policy')).toContain('sandbox');
    expect(await contents.text(), format).not.toMatch(live);
    expect(JSON.stringify(await owner.api.done('GET', `${path}/content?format=json`))).not.toMatch(
      /"(javascript|vbscript|data):/i,
    );
    await publishOverApi(owner, rev, id);
    for (const page of [
      `/a/${id}`,
      '/',
      '/search?q=outlook',
      `/r/${slug}`,
      `/r/${slug}/v/1`,
      `/r/${slug}/v/1/export.md`,
    ]) {
      const response = await fetch(`${server.origin}${page}`, { headers: { Cookie: owner.api.cookie } });
      expect(response.status, page).toBe(200);
      const text = await response.text();
      expect(text, `${format} ${page}`).not.toContain('<script>alert(');
      // The application's own scripts carry the nonce of this answer; what they hold is text.
      const around = text.replaceAll(/<script[^>]*\snonce="[^"]+"[^>]*>.*?<\/script>/gsu, '');
      if (!page.endsWith('.md')) expect(around, `${format} ${page}`).not.toMatch(live);
      if (page.endsWith('.md')) expect(text, format).not.toMatch(/(?<!\\)\]\(\s*(javascript|vbscript|data):/i);
    }
    for (const file of ['docx', 'json', 'md', 'stix.json']) {
      const { headers } = await fetch(`${server.origin}/r/${slug}/v/1/export.${file}`);
      const disposition = headers.get('content-disposition') ?? '';
      expect(disposition, file).not.toMatch(/[\r\n<>]|script>/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  }
}, 300_000);

test('[AT11] pictures that are pages, and files that are something else, are refused', async () => {
  const { id } = await admin.done<{ id: string }>('POST', '/api/v1/assessments', { title: 'Pictures' });
  for (const [type, body] of [
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['image/png', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['image/png', '<html><script>alert(1)</script></html>'],
    ['text/html', '<script>alert(1)</script>'],
    ['image/png', ''],
  ] as const) {
    const response = await fetch(`${server.origin}/api/v1/assessments/${id}/images`, {
      method: 'POST',
      headers: { Cookie: admin.cookie, 'Content-Type': type },
      body,
    });
    expect(response.status, `${type} ${body}`).toBe(400);
  }
});

/** As it is typed: `fetch` would tidy the path. */
function raw(
  path: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; headers: unknown; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: server.port, host: '127.0.0.1', path, headers }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    sent.on('error', reject).end();
  });
}

test('[AT12] paths that climb and paths with line ends lead nowhere', async () => {
  const secret = (await readFile(join(server.dataDir, 'secret'), 'utf8')).trim();
  expect(secret.length).toBeGreaterThan(30);
  for (const path of [
    '/../../etc/passwd',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/_next/static/../../../package.json',
    '/_next/static/..%2f..%2f..%2fpackage.json',
    '/r/..%2f..%2fsecret/v/1/export.json',
    '/r/x/v/1/export.%2e%2e%2fsecret',
    '/r/%0d%0aSet-Cookie:%20stolen=1',
    '/a/%0d%0aX-Injected:%201',
    '/api/v1/assessments/..%2f..%2fusers',
    '/join/%2e%2e%2f%2e%2e%2fdata%2fsecret',
    '/_next/image?url=http%3A%2F%2F169.254.169.254%2F&w=64&q=75',
    '/_next/image?url=%2F%2Fevil.example%2Fx.png&w=64&q=75',
  ]) {
    const answer = await raw(path, { Cookie: admin.cookie });
    // A link of no account is a page that says so.
    if (!path.startsWith('/join/')) expect(answer.status, path).toBeGreaterThanOrEqual(300);
    expect(answer.body, path).not.toMatch(/root:x:|"devDependencies"/);
    expect(answer.body, path).not.toContain(secret);
    expect(JSON.stringify(answer.headers), path).not.toMatch(/stolen=1|x-injected/i);
  }
  const signin = await raw('/signin?callbackUrl=https://evil.example/&next=//evil.example');
  expect(JSON.stringify(signin.headers)).not.toContain('"location":"https://evil.example');
});

test('[AT13] bodies that are too large, too deep, packed or no JSON cost nothing', async () => {
  const post = async (body: string | Buffer, headers: Record<string, string> = {}, path = '/api/v1/tokens') => {
    const since = performance.now();
    const response = await fetch(`${server.origin}${path}`, {
      method: 'POST',
      headers: { Cookie: admin.cookie, 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    }).catch(() => null);
    return { status: response?.status ?? 413, ms: performance.now() - since, text: (await response?.text()) ?? '' };
  };
  expect((await post(`{"name":"${'x'.repeat(13 * 1024 * 1024)}"}`)).status).toBe(413);
  const deep = await post(`{"name":${'['.repeat(200_000)}${']'.repeat(200_000)}}`);
  expect(deep.status).toBe(400);
  expect((await post(gzipSync('{"name":"packed"}'), { 'Content-Encoding': 'gzip' })).status).toBe(400);
  expect((await post('{"name":"a"', {})).status).toBe(400);
  const draft = `{"type":"doc","content":${'[{"type":"section","content":'.repeat(5_000)}[]${'}]'.repeat(5_000)}}`;
  const nested = await post(
    JSON.stringify({ title: 'Deep', import: { format: 'json', content: draft } }),
    {},
    '/api/v1/assessments',
  );
  expect([400, 413]).toContain(nested.status);
  for (const { text } of [deep, nested]) expect(text).not.toMatch(/ at .*\.(ts|js):\d|SELECT |\/work\/|node_modules/);
  expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
});
