import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A load balancer of the tests' own. */
export type TestNginx = { readonly origin: string; stop(): Promise<void> };

/** The path of the program; null, having said so, where none is installed. */
export function findNginx(): string | null {
  const found = ['/usr/sbin/nginx', 'nginx'].find((path) => spawnSync(path, ['-v']).status === 0);
  if (found === undefined) process.stderr.write('SKIPPED: no nginx is installed here, so nothing goes through one.\n');
  return found ?? null;
}

/** Starts nginx on `port` of 127.0.0.1 in front of the nodes, one after the other; as `docs/operating.md` has it. */
export async function startNginx(program: string, port: number, nodes: readonly number[]): Promise<TestNginx> {
  const folder = mkdtempSync(join(tmpdir(), 'yardstick-nginx-'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const config = `
daemon off;
pid ${folder}/pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  upstream yardstick { ${nodes.map((node) => `server 127.0.0.1:${node} max_fails=1 fail_timeout=1s;`).join(' ')} }
  server {
    listen 127.0.0.1:${port};
    client_max_body_size 41m;
    location / {
      proxy_pass http://yardstick;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $remote_addr;
      proxy_set_header X-Forwarded-Proto $scheme;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_next_upstream error timeout http_503;
      proxy_read_timeout 1h;
      proxy_send_timeout 1h;
    }
  }
}`;
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, config);
  const child = spawn(program, ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
