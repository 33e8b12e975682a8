/**
 * The one policy table: who may do what, to an assessment in which state.
 * Every right in the product is decided here, on the server, at use. Screens may ask the same
 * question to hide what would be refused, but never decide.
 */

/** A person's standing in the workspace. */
export const workspaceRoles = ['admin', 'member'] as const;
export type WorkspaceRole = (typeof workspaceRoles)[number];

/** A person's standing on one assessment, strongest first. */
export const assessmentRoles = ['owner', 'editor', 'reviewer', 'reader'] as const;
export type AssessmentRole = (typeof assessmentRoles)[number];

/** What an API token may be used for. A signed-in person has all three; a token has those it was made with. */
export const tokenScopes = ['read', 'write', 'admin'] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** Who acts. Made by `lib/auth` from a cookie or a token, never from a request's body. */
export type Actor = {
  readonly userId: string;
  readonly name: string;
  readonly workspaceRole: WorkspaceRole;
  readonly scopes: readonly TokenScope[];
};

/** Life of an assessment as far as rights depend on it. */
export type AssessmentState = 'draft' | 'archived';

const workspaceRights = {
  'assessment.create': { roles: ['admin', 'member'], scope: 'write' },
  'assessments.list': { roles: ['admin', 'member'], scope: 'read' },
  'assessments.search': { roles: ['admin', 'member'], scope: 'read' },
  'templates.read': { roles: ['admin', 'member'], scope: 'read' },
  'templates.keep': { roles: ['admin', 'member'], scope: 'write' },
  'templates.clear': { roles: ['admin'], scope: 'admin' },
  'scales.read': { roles: ['admin', 'member'], scope: 'read' },
  'scales.change': { roles: ['admin'], scope: 'admin' },
  'sources.read': { roles: ['admin', 'member'], scope: 'read' },
  'sources.keep': { roles: ['admin', 'member'], scope: 'write' },
  'sources.curate': { roles: ['admin'], scope: 'admin' },
  'judgments.read': { roles: ['admin', 'member'], scope: 'read' },
  'publications.list': { roles: ['admin', 'member'], scope: 'read' },
  'people.find': { roles: ['admin', 'member'], scope: 'read' },
  'account.change': { roles: ['admin', 'member'], scope: 'write' },
  'tokens.manage': { roles: ['admin', 'member'], scope: 'write' },
  'reviews.govern': { roles: ['admin'], scope: 'admin' },
  'users.manage': { roles: ['admin'], scope: 'admin' },
  'audit.read': { roles: ['admin'], scope: 'admin' },
  // Counts and times alone: a token that watches need not be able to do more.
  'status.read': { roles: ['admin'], scope: 'read' },
  'webhooks.manage': { roles: ['admin'], scope: 'admin' },
} as const satisfies Record<string, { roles: readonly WorkspaceRole[]; scope: TokenScope }>;

const assessmentRights = {
  'draft.read': { roles: ['owner', 'editor', 'reviewer', 'reader'], states: ['draft', 'archived'], scope: 'read' },
  'draft.join': { roles: ['owner', 'editor', 'reviewer', 'reader'], states: ['draft'], scope: 'read' },
  'draft.write': { roles: ['owner', 'editor'], states: ['draft'], scope: 'write' },
  'draft.comment': { roles: ['owner', 'editor', 'reviewer'], states: ['draft'], scope: 'write' },
  'threads.read': { roles: ['owner', 'editor', 'reviewer', 'reader'], states: ['draft', 'archived'], scope: 'read' },
  'suggestion.decide': { roles: ['owner', 'editor'], states: ['draft'], scope: 'write' },
  'finding.waive': { roles: ['owner', 'editor'], states: ['draft'], scope: 'write' },
  'checks.change': { roles: ['owner'], states: ['draft'], scope: 'write' },
  'estimates.read': { roles: ['owner', 'editor', 'reviewer'], states: ['draft', 'archived'], scope: 'read' },
  'estimates.give': { roles: ['owner', 'editor', 'reviewer'], states: ['draft'], scope: 'write' },
  'estimates.reveal': { roles: ['owner'], states: ['draft'], scope: 'write' },
  'rounds.read': { roles: ['owner', 'editor', 'reviewer'], states: ['draft', 'archived'], scope: 'read' },
  'rounds.request': { roles: ['owner', 'editor'], states: ['draft'], scope: 'write' },
  'rounds.answer': { roles: ['owner', 'editor', 'reviewer'], states: ['draft'], scope: 'write' },
  'versions.make': { roles: ['owner', 'editor'], states: ['draft'], scope: 'write' },
  'versions.restore': { roles: ['owner', 'editor'], states: ['draft'], scope: 'write' },
  'publications.read': {
    roles: ['owner', 'editor', 'reviewer', 'reader'],
    states: ['draft', 'archived'],
    scope: 'read',
  },
  'publications.make': { roles: ['owner'], states: ['draft'], scope: 'write' },
  // Of an archived one too: what was published goes on being read.
  'publications.retract': { roles: ['owner'], states: ['draft', 'archived'], scope: 'write' },
  // Not by its authors, whatever their role; of an archived one too: what was forecast goes on coming true.
  'judgments.resolve': { roles: ['owner', 'editor', 'reviewer'], states: ['draft', 'archived'], scope: 'write' },
  // Whoever is asked is told by the inbox, which an archived assessment does not reach.
  'judgments.ask': { roles: ['owner', 'editor', 'reviewer'], states: ['draft'], scope: 'write' },
  'draft.mark': { roles: ['owner', 'editor', 'reviewer', 'reader'], states: ['draft'], scope: 'write' },
  'members.read': { roles: ['owner', 'editor', 'reviewer', 'reader'], states: ['draft', 'archived'], scope: 'read' },
  'members.change': { roles: ['owner'], states: ['draft'], scope: 'write' },
  'assessment.change': { roles: ['owner', 'editor'], states: ['draft'], scope: 'write' },
  'assessment.archive': { roles: ['owner'], states: ['draft'], scope: 'write' },
  'assessment.unarchive': { roles: ['owner'], states: ['archived'], scope: 'write' },
} as const satisfies Record<
  string,
  { roles: readonly AssessmentRole[]; states: readonly AssessmentState[]; scope: TokenScope }
>;

export type WorkspaceAction = keyof typeof workspaceRights;
export type AssessmentAction = keyof typeof assessmentRights;

/** All actions on the workspace, for tests that walk the table. */
export const workspaceActions = Object.keys(workspaceRights) as WorkspaceAction[];
/** All actions on an assessment, for tests that walk the table. */
export const assessmentActions = Object.keys(assessmentRights) as AssessmentAction[];

/** Whether `actor` may do `action` in the workspace. */
export function mayInWorkspace(actor: Actor, action: WorkspaceAction): boolean {
  const right = workspaceRights[action];
  return (right.roles as readonly WorkspaceRole[]).includes(actor.workspaceRole) && actor.scopes.includes(right.scope);
}

/**
 * Whether `actor`, who has `role` on the assessment (null: none), may do `action` while it is in `state`.
 * Administrators have no rights here beyond their role on the assessment: running the machine is not reading the drafts.
 */
export function mayOnAssessment(
  actor: Pick<Actor, 'scopes'>,
  role: AssessmentRole | null,
  action: AssessmentAction,
  state: AssessmentState,
): boolean {
  if (role === null) return false;
  const right = assessmentRights[action];
  return (
    (right.roles as readonly AssessmentRole[]).includes(role) &&
    (right.states as readonly AssessmentState[]).includes(state) &&
    actor.scopes.includes(right.scope)
  );
}

/** Whom a publication is for: whoever has its address, whoever is signed in, or named people. */
export type Audience = 'link' | 'signed-in' | { readonly userIds: readonly string[] };

/**
 * Whether somebody may read a publication. `actor` null: nobody is signed in. Members of its assessment may read every one:
 * they read the draft that it was made from.
 */
export function mayReadPublication(
  audience: Audience,
  actor: Pick<Actor, 'userId' | 'scopes'> | null,
  isMember: boolean,
): boolean {
  if (audience === 'link') return true;
  if (actor === null || !actor.scopes.includes('read')) return false;
  return audience === 'signed-in' || isMember || audience.userIds.includes(actor.userId);
}
