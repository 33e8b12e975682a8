import { createAssessment } from '../lib/commands/createAssessment.ts';
import { createUser } from '../lib/commands/createUser.ts';
import { ensureAdminFromSettings } from '../lib/commands/ensureAdminFromSettings.ts';
import type { CommandPorts } from '../lib/commands/ports.ts';
import { replaceMembers } from '../lib/commands/replaceMembers.ts';
import { sampleDraft } from '../lib/document/sample/sampleDraft.ts';
import { sampleTitle } from '../lib/document/sample/sampleText.ts';
import { tokenScopes, type Actor, type AssessmentRole } from '../lib/domain/policy.ts';
import type { Result } from '../lib/domain/result.ts';

const people: readonly { readonly name: string; readonly mailbox: string; readonly role: AssessmentRole }[] = [
  { name: 'Author A', mailbox: 'author.a', role: 'owner' },
  { name: 'Author B', mailbox: 'author.b', role: 'editor' },
  { name: 'Reviewer C', mailbox: 'reviewer.c', role: 'reviewer' },
  { name: 'Reader D', mailbox: 'reader.d', role: 'reader' },
];

function valueOf<T>(result: Result<T, { readonly kind: string; readonly message: string }>): T {
  if (!result.ok) throw new Error(`the demonstration could not be set up: ${result.error.message}`);
  return result.value;
}

/**
 * Fills an empty workspace for a demonstration: one account per role and the structured sample assessment, made by the same
 * commands that pages use. Passwords are new at every start.
 *
 * @returns lines for the terminal: addresses, accounts, passwords.
 */
export async function fillDemo(ports: CommandPorts, origin: string): Promise<readonly string[]> {
  const password = (): string => `demo-${ports.randomSecret().slice(0, 10)}`;
  const adminPassword = password();
  const admin = valueOf(await ensureAdminFromSettings(ports, { email: 'admin@desk.example', password: adminPassword }));
  if (admin === null) throw new Error('the demonstration needs an empty workspace');
  const actorOf = (user: { id: string; name: string; role: Actor['workspaceRole'] }): Actor => ({
    userId: user.id,
    name: user.name,
    workspaceRole: user.role,
    scopes: tokenScopes,
  });

  const accounts: {
    readonly id: string;
    readonly role: AssessmentRole;
    readonly line: string;
    readonly actor: Actor;
  }[] = [];
  for (const person of people) {
    const email = `${person.mailbox}@desk.example`;
    const secret = password();
    const user = valueOf(
      await createUser(ports, actorOf(admin), { email, name: person.name, password: secret, role: 'member' }),
    );
    accounts.push({
      id: user.id,
      role: person.role,
      line: accountLine(person.role, email, secret),
      actor: actorOf(user),
    });
  }
  const owner = accounts.find((account) => account.role === 'owner');
  if (owner === undefined) throw new Error('the demonstration has no owner');
  const sample = valueOf(
    await createAssessment(ports, owner.actor, {
      title: sampleTitle,
      marking: 'us',
      import: { format: 'json', content: JSON.stringify(sampleDraft) },
    }),
  );
  const members = accounts.map((account) => ({ userId: account.id, role: account.role }));
  valueOf(await replaceMembers(ports, owner.actor, { id: sample.id, members }));

  return [
    '',
    `The sample assessment: ${origin}/a/${sample.id}`,
    'Sign in as (role on the sample, account, password):',
    accountLine('administrator', 'admin@desk.example', adminPassword),
    ...accounts.map((account) => account.line),
    '',
    'Everything here is thrown away when you stop it (Ctrl+C).',
  ];
}

function accountLine(role: string, email: string, password: string): string {
  return `  ${role.padEnd(14)} ${email.padEnd(24)} ${password}`;
}
