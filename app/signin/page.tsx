import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { DoorFrame } from '@/components/signin/DoorFrame.tsx';
import { localPath } from '@/components/signin/localPath.ts';
import { ScaleFoot } from '@/components/signin/ScaleFoot.tsx';
import { SignInForm } from '@/components/signin/SignInForm.tsx';
import { sessionActor } from '@/lib/auth/sessionActor.ts';
import { readWorkspace } from '@/lib/commands/readWorkspace.ts';
import { runtime } from '@/lib/commands/runtime.ts';
import { defaultScale, scaleById } from '@/lib/domain/likelihood/scaleById.ts';

export const metadata: Metadata = { title: 'Sign in' };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage(props: Props) {
  const { next, callbackUrl, error } = await props.searchParams;
  const wanted = typeof next === 'string' ? next : typeof callbackUrl === 'string' ? callbackUrl : null;
  const { ports, settings } = runtime();
  const path = localPath(wanted?.startsWith(settings.origin) === true ? wanted.slice(settings.origin.length) : wanted);
  if ((await sessionActor()) !== null) redirect(path);
  const workspace = await readWorkspace(ports);
  const scale = scaleById(workspace?.scale ?? '') ?? defaultScale;
  if (workspace === null) {
    return (
      <DoorFrame title="Not set up yet" foot={<ScaleFoot scale={scale} />}>
        <p className="lead">
          There is no administrator yet. The server printed a link, which works once, where it was started: open it to
          create the first one.
        </p>
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title="Sign in" lead={workspace.name} foot={<ScaleFoot scale={scale} />}>
      <SignInForm
        next={path}
        singleSignOn={settings.oidc !== null}
        {...(typeof error === 'string'
          ? { notice: 'Single sign-on did not let you in. Ask an administrator whether you have an account here.' }
          : {})}
      />
    </DoorFrame>
  );
}
