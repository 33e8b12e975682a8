// `npm start`, `npm run dev` (--dev) and `npm run demo` (--demo): everything a start needs, then the server in this process.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { register } from 'tsx/esm/api';
import { ensureBuild } from './build.mjs';
import { root } from './currentBuild.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Yardstick needs Node 20.19 or later; this is ${process.version}.\n`);
  process.exit(1);
}

const isDev = process.argv.includes('--dev');
const isDemo = process.argv.includes('--demo');
process.chdir(root);
process.env.NODE_ENV ??= isDev ? 'development' : 'production';
process.env.NEXT_TELEMETRY_DISABLED = '1';
if (!isDev) await ensureBuild();
if (isDemo) {
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-demo-'));
  process.env.DATA_DIR = folder;
  delete process.env.DATABASE_URL;
  delete process.env.ADMIN_EMAIL;
  delete process.env.ADMIN_PASSWORD;
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}

register();
await import('../server/main.ts');
