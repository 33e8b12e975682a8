'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { TokenDto, TokenPageDto } from '@/lib/protocol/tokenDto.ts';
import { Ago } from '../ui/Ago.tsx';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { notify } from '../ui/notify.tsx';
import { useMorePages } from '../ui/useMorePages.tsx';
import type { AccountActions } from './AccountActions.ts';
import { NewTokenDialog } from './NewTokenDialog.tsx';

type Open =
  | { readonly kind: 'none' }
  | { readonly kind: 'new' }
  | { readonly kind: 'made'; readonly name: string; readonly secret: string };

/** API tokens: made, shown once, listed, revoked. */
export function TokensPanel(props: {
  readonly page: TokenPageDto;
  readonly now: string;
  readonly isAdmin: boolean;
  readonly actions: Pick<AccountActions, 'createToken' | 'revokeToken' | 'moreTokens'>;
}) {
  const { actions } = props;
  const router = useRouter();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const list = useMorePages(props.page, actions.moreTokens);
  const close = () => setOpen({ kind: 'none' });
  const revoke = async (token: TokenDto) => {
    const done = await asked(() => actions.revokeToken(token.id));
    if (!done.ok) {
      notify({ tone: 'bad', text: done.error.message });
      return;
    }
    router.refresh();
    notify({ tone: 'ok', text: `The token “${token.name}” no longer works.` });
  };

  return (
    <section className="box pad" aria-labelledby="tokens-head">
      <div className="head">
        <div className="grow">
          <h2 id="tokens-head">API tokens</h2>
          <p className="sm muted">
            For scripts: sent as <code>Authorization: Bearer …</code>. A token acts as you, within its scopes.
          </p>
        </div>
        <Button onClick={() => setOpen({ kind: 'new' })}>
          <Plus className="i" />
          New token
        </Button>
      </div>
      {list.items.length === 0 ? (
        <p className="sm muted nothing">You have no tokens.</p>
      ) : (
        <ul className="tokens" aria-label="Your tokens">
          {list.items.map((token) => (
            <li key={token.id}>
              <div className="grow">
                <b className="cut">{token.name}</b>
                <div className="m">
                  {token.scopes.join(', ')} · made <Ago time={token.createdAt} now={props.now} inSentence />
                  {token.lastUsedAt === null ? (
                    <> · never used</>
                  ) : (
                    <>
                      {' '}
                      · used <Ago time={token.lastUsedAt} now={props.now} inSentence />
                    </>
                  )}
                </div>
              </div>
              <Button small onClick={() => void revoke(token)}>
                Revoke<span className="hide"> {token.name}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      {list.moreButton}
      {open.kind === 'new' ? (
        <NewTokenDialog
          isAdmin={props.isAdmin}
          create={actions.createToken}
          onClose={close}
          onCreated={(token) => {
            setOpen({ kind: 'made', name: token.name, secret: token.token });
            router.refresh();
          }}
        />
      ) : null}
      {open.kind === 'made' ? (
        <Dialog
          open
          onOpenChange={close}
          title={`Token “${open.name}”`}
          description="Copy it now. It is shown only this once; what is stored cannot be turned back into it."
        >
          <CopyField label="Token" value={open.secret} />
          <div className="acts end">
            <Button look="primary" onClick={close}>
              Done
            </Button>
          </div>
        </Dialog>
      ) : null}
    </section>
  );
}
