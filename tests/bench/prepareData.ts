/**
 * Fills a data folder through the product's commands: accounts with tokens, and drafts that all of them may write.
 * Run as a process of its own; prints one line of JSON.
 */
import pino from 'pino';
import { createAssessment } from '../../lib/commands/createAssessment.ts';
import { createToken } from '../../lib/commands/createToken.ts';
import { createUser } from '../../lib/commands/createUser.ts';
import { ensureAdminFromSettings } from '../../lib/commands/ensureAdminFromSettings.ts';
import { replaceMembers } from '../../lib/commands/replaceMembers.ts';
import type { Actor } from '../../lib/domain/policy.ts';
import type { Result } from '../../lib/domain/result.ts';
import { openProduct } from './openProduct.ts';

export type PreparedData = { readonly tokens: readonly string[]; readonly rooms: readonly string[] };

const people = 4;
const password = 'a long enough passphrase';

function valueOf<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const [dataDir = '', drafts = '0'] = process.argv.slice(2);
const product = await openProduct(dataDir, pino({ level: 'warn' }, pino.destination(2)));
const { ports } = product;
const admin = valueOf(await ensureAdminFromSettings(ports, { email: 'admin@desk.example', password }));
if (admin === null) throw new Error('the data folder is not empty');
const scopes = ['read', 'write', 'admin'] as const;
const actors: Actor[] = [{ userId: admin.id, name: admin.name, workspaceRole: 'admin', scopes }];
for (let n = 1; n < people; n++) {
  const [first] = actors;
  if (first === undefined) break;
  const input = { email: `analyst${n}@desk.example`, name: `Analyst ${n}`, password, role: 'member' } as const;
  const user = valueOf(await createUser(ports, first, input));
  actors.push({ userId: user.id, name: user.name, workspaceRole: 'member', scopes: ['read', 'write'] });
}
const tokens: string[] = [];
for (const actor of actors) tokens.push(valueOf(await createToken(ports, actor, { name: 'benchmark' })).token);
const owner = actors[0] as Actor;
const members = actors.map(({ userId }, at) => ({ userId, role: at === 0 ? ('owner' as const) : ('editor' as const) }));
const rooms: string[] = [];
for (let n = 0; n < Number(drafts); n++) {
  const { id } = valueOf(
    await createAssessment(ports, owner, { title: `Measured draft ${n}`, template: 'assessment' }),
  );
  valueOf(await replaceMembers(ports, owner, { id, members }));
  rooms.push(id);
}
await product.close();
process.stdout.write(`${JSON.stringify({ tokens, rooms } satisfies PreparedData)}\n`);
process.exit(0);
