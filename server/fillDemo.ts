import { decideRound } from '../lib/commands/answerRound.ts';
import { createAssessment } from '../lib/commands/createAssessment.ts';
import { createUser } from '../lib/commands/createUser.ts';
import { ensureAdminFromSettings } from '../lib/commands/ensureAdminFromSettings.ts';
import type { CommandPorts } from '../lib/commands/ports.ts';
import { publishVersion } from '../lib/commands/publishVersion.ts';
import { readChecks } from '../lib/commands/readChecks.ts';
import { replaceMembers } from '../lib/commands/replaceMembers.ts';
import { requestRound } from '../lib/commands/requestRound.ts';
import { waiveFinding } from '../lib/commands/waiveFinding.ts';
import { sampleDraft } from '../lib/document/sample/sampleDraft.ts';
import { sampleTitle } from '../lib/document/sample/sampleText.ts';
import { tokenScopes, type Actor, type AssessmentRole } from '../lib/domain/policy.ts';
import type { Result } from '../lib/domain/result.ts';
import { publishInput } from '../lib/protocol/publicationDto.ts';
import { decideRoundInput, requestRoundInput } from '../lib/protocol/roundsDto.ts';

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
 * Fills an empty workspace for a demonstration: one account per role and the structured sample assessment, reviewed once and
 * published as version 1, made by the same commands that pages use. Passwords are new at every start.
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

  const reviewer = accounts.find((account) => account.role === 'reviewer');
  if (reviewer === undefined) throw new Error('the demonstration has no reviewer');
  const published = await reviewAndPublish(ports, sample.id, owner.actor, reviewer.actor);

  return [
    '',
    `The sample assessment: ${origin}/a/${sample.id}`,
    `Its published version:  ${origin}${published}`,
    'Sign in as (role on the sample, account, password):',
    accountLine('administrator', 'admin@desk.example', adminPassword),
    ...accounts.map((account) => account.line),
    '',
    'Everything here is thrown away when you stop it (Ctrl+C).',
  ];
}

/** Has the sample reviewed once and publishes it as version 1, as its people would; the address it is read at. */
async function reviewAndPublish(ports: CommandPorts, id: string, owner: Actor, reviewer: Actor): Promise<string> {
  const { findings } = valueOf(await readChecks(ports, owner, { id }));
  for (const { fingerprint, gate } of findings) {
    const reason = 'Left open on purpose, to be seen in the sample.';
    if (gate) valueOf(await waiveFinding(ports, owner, { id, fingerprint, reason }));
  }
  const frozen = await ports.rooms.freezeDraft(id);
  if (!frozen.ok) throw new Error('the sample could not be frozen');
  const contentHash = frozen.value.sha256;
  const asked = requestRoundInput.parse({ reviewers: [reviewer.userId], contentHash, note: 'The first version.' });
  const round = valueOf(await requestRound(ports, owner, { id, ...asked }));
  const summary = 'Clear. The evidence on guidance is thin, and the text says so.';
  const approved = decideRoundInput.parse({ decision: 'approve', contentHash, summary });
  valueOf(await decideRound(ports, reviewer, { id: round.id, ...approved }));
  const release = publishInput.parse({ contentHash, kind: 'initial' });
  return valueOf(await publishVersion(ports, owner, { id, ...release })).url;
}

function accountLine(role: string, email: string, password: string): string {
  return `  ${role.padEnd(14)} ${email.padEnd(24)} ${password}`;
}
