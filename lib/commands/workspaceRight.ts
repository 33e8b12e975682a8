import { mayInWorkspace, type Actor, type WorkspaceAction } from '../domain/policy.ts';
import { forbidden, type CommandError } from './commandError.ts';

/** Null when the actor may; else why not. */
export function workspaceRefusal(actor: Actor, action: WorkspaceAction): CommandError | null {
  if (mayInWorkspace(actor, action)) return null;
  const withAllScopes: Actor = { ...actor, scopes: ['read', 'write', 'admin'] };
  return forbidden(
    mayInWorkspace(withAllScopes, action)
      ? 'This token was not made for that: it lacks the scope.'
      : 'Only an administrator may do that.',
  );
}
