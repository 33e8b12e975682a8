import type { LinkPurpose } from '../../commands/ports.ts';
import {
  assessmentRoles,
  tokenScopes,
  workspaceRoles,
  type AssessmentRole,
  type TokenScope,
  type WorkspaceRole,
} from '../../domain/policy.ts';

/**
 * Words that are stored as text and decide rights. One that this version does not know must never pass as
 * something else, so reading it throws.
 */
function oneOf<T extends string>(words: readonly T[], text: string): T {
  const found = words.find((word) => word === text);
  if (found === undefined) throw new Error(`unknown word in the database: ${JSON.stringify(text)}`);
  return found;
}

/** Reads a role in the workspace; throws on an unknown one. */
export const workspaceRole = (text: string): WorkspaceRole => oneOf(workspaceRoles, text);
/** Reads a role on an assessment; throws on an unknown one. */
export const assessmentRole = (text: string): AssessmentRole => oneOf(assessmentRoles, text);
/** Reads a token's scope; throws on an unknown one. */
export const tokenScope = (text: string): TokenScope => oneOf(tokenScopes, text);

const linkPurposes = ['setup', 'invite', 'reset'] as const satisfies readonly LinkPurpose[];
/** Reads what a link is for; throws on an unknown purpose. */
export const linkPurpose = (text: string): LinkPurpose => oneOf(linkPurposes, text);
