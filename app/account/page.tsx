import type { Metadata } from 'next';
import { NameForm } from '@/components/account/NameForm.tsx';
import { PasswordForm } from '@/components/account/PasswordForm.tsx';
import { TokensPanel } from '@/components/account/TokensPanel.tsx';
import { listTokens } from '@/lib/commands/listTokens.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { Shell } from '../Shell.tsx';
import { signedIn } from '../signedIn.ts';
import { valueOrLeave } from '../valueOrLeave.ts';
import { makeToken, moreTokens, renameSelf, setPassword, stopToken } from './actions.ts';

export const metadata: Metadata = { title: 'Account' };

/** Tokens on one page of the list. */
const pageSize = 20;

export default async function AccountRoute() {
  const signed = await signedIn('/account');
  const { actor, account } = signed;
  const { ports } = runtime();
  const isAdmin = actor.workspaceRole === 'admin';
  const tokens = valueOrLeave(await listTokens(ports, actor, { limit: pageSize }));
  return (
    <Shell signed={signed} current="account">
      <div className="title">
        <h1>Account</h1>
      </div>
      <div className="stack narrow">
        <NameForm name={account.name} email={account.email} changeName={renameSelf} />
        <PasswordForm email={account.email} hasPassword={account.hasPassword} changePassword={setPassword} />
        <TokensPanel
          page={tokens}
          now={ports.now().toISOString()}
          isAdmin={isAdmin}
          actions={{ createToken: makeToken, revokeToken: stopToken, moreTokens }}
        />
      </div>
    </Shell>
  );
}
